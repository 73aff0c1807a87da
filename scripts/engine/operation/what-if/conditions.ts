import type {
  ChoiceState,
  Comparison,
  StateGraph,
} from '../../../../templates-src/regional/failover/asl/states';
import { forward, type WayForward } from './way-forward';

/** When the loop that a wait is part of is left for something that leads on, in words. */
export function waysOut(graph: StateGraph, wait: string, { leadsOn }: WayForward): string[] {
  const loop = new Set(
    [...reachable(graph, wait)].filter((name) => reachable(graph, name).has(wait)),
  );
  const ways = [...loop].flatMap((name) => {
    const state = graph.States[name];
    return state?.Type === 'Choice'
      ? state.Choices.filter(({ Next }) => !loop.has(Next) && leadsOn(Next)).map(conditionText)
      : [];
  });
  // One that asks for more than another adds nothing.
  return [...new Set(ways)].filter((way) => !ways.some((other) => way.startsWith(`${other} and `)));
}

/** `database.writers[0] is arn:…`, without the tests that only make sure a path is there. */
export function conditionText(condition: ChoiceState['Choices'][number] | Comparison): string {
  if ('And' in condition) {
    return condition.And.filter((each) => !('IsPresent' in each))
      .map(conditionText)
      .join(' and ');
  }
  const subject = condition.Variable.replace(/^\$\./, '');
  if ('StringEquals' in condition) return `${subject} is ${condition.StringEquals}`;
  if ('BooleanEquals' in condition) return `${subject} is ${condition.BooleanEquals}`;
  if ('IsPresent' in condition) return `${subject} is ${condition.IsPresent ? 'there' : 'gone'}`;
  if ('NumericLessThan' in condition) return `${subject} < ${condition.NumericLessThan}`;
  if ('NumericLessThanPath' in condition) return `${subject} < ${condition.NumericLessThanPath}`;
  return `${subject} >= ${condition.NumericGreaterThanEquals}`;
}

function reachable(graph: StateGraph, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...forwardOf(graph, from)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (!reached.has(name)) {
      reached.add(name);
      open.push(...forwardOf(graph, name));
    }
  }
  return reached;
}

function forwardOf(graph: StateGraph, name: string): readonly string[] {
  const state = graph.States[name];
  return state === undefined ? [] : forward(state);
}
