import type {
  ChoiceRule,
  ChoiceState,
  Comparison,
  State,
} from '../../../templates-src/regional/failover/asl/states';
import { withState } from './graphs';
import { nothing, type StateChange, type StateOperator } from './state-change';

/** Each rule forced to hold and not to hold, each part of it left out, each limit moved. */
export const forcedChoices: StateOperator = (name, state) =>
  state.Type === 'Choice'
    ? state.Choices.flatMap((rule, index) => changesOf(name, state, rule, index))
    : [];

function changesOf(
  name: string,
  state: ChoiceState,
  rule: ChoiceRule,
  index: number,
): readonly StateChange[] {
  const to = (how: string, changed: State): StateChange => ({
    kind: 'guard',
    // Several rules may lead to the same state.
    how: state.Choices.length === 1 ? how : `rule ${index + 1}: ${how}`,
    change: (graph) => withState(graph, name, changed),
  });
  const withRule = (replacement: ChoiceRule): State => ({
    ...state,
    Choices: state.Choices.map((each, at) => (at === index ? replacement : each)),
  });
  const others = state.Choices.filter((_, at) => at !== index);
  return [
    // The rules before it still count.
    to(
      `${rule.Next} whenever asked`,
      index === 0
        ? nothing({ Next: rule.Next })
        : { ...state, Choices: state.Choices.slice(0, index), Default: rule.Next },
    ),
    to(
      `never ${rule.Next}`,
      others.length === 0 ? nothing({ Next: state.Default }) : { ...state, Choices: others },
    ),
    ...partsOf(rule).map(({ how, comparison }) =>
      to(how, withRule({ ...comparison, Next: rule.Next })),
    ),
    ...otherLimits(rule).map(({ how, comparison }) => ({
      ...to(how, withRule({ ...comparison, Next: rule.Next })),
      kind: 'limit' as const,
    })),
  ];
}

interface Changed {
  readonly how: string;
  readonly comparison: Comparison;
}

function partsOf(rule: Comparison): readonly Changed[] {
  return 'And' in rule
    ? rule.And.map((part) => ({
        how: `without ${describe(part)}`,
        comparison: { And: rule.And.filter((each) => each !== part) },
      }))
    : [];
}

function otherLimits(rule: Comparison): readonly Changed[] {
  if ('And' in rule) {
    return rule.And.flatMap((part, index) =>
      otherLimits(part).map(({ how, comparison }) => ({
        how,
        comparison: { And: rule.And.map((each, at) => (at === index ? comparison : each)) },
      })),
    );
  }
  if ('NumericGreaterThanEquals' in rule) {
    const { NumericGreaterThanEquals: limit } = rule;
    return [limit * 20, Math.ceil(limit / 20)].map((other) => ({
      how: `${other} for ${limit}`,
      comparison: { ...rule, NumericGreaterThanEquals: other },
    }));
  }
  if ('NumericLessThan' in rule) {
    const { NumericLessThan: limit } = rule;
    return [limit * 20, Math.ceil(limit / 20)].map((other) => ({
      how: `${other} for ${limit}`,
      comparison: { ...rule, NumericLessThan: other },
    }));
  }
  return [];
}

const describe = (comparison: Comparison): string =>
  Object.entries(comparison)
    .map(([key, value]) => `${key} ${typeof value === 'object' ? '…' : String(value)}`)
    .join(' ');
