import type {
  State,
  StateGraph,
  TaskState,
} from '../../../../templates-src/regional/failover/asl/states';

/** The states of a run that ends well, in the order in which they are first entered. */
export interface WayForward {
  readonly names: readonly string[];
  /** Whether an error that leads to this state still lets the run go on. */
  leadsOn(name: string): boolean;
}

/**
 * Follows a graph where nothing goes wrong: past no state that records a failure or a call-off,
 * fails, or carries an error along. Loops are entered once.
 */
export function wayForward(graph: StateGraph): WayForward {
  const leadsOn = (name: string): boolean => reachesEnd(graph, name, new Set());
  const order: string[] = [];
  const seen = new Set<string>();
  // Reverse postorder of a depth-first search: a state comes before what follows it, and what is
  // listed first among alternatives, the way out of a loop, comes after the loop.
  const visit = (name: string): void => {
    const state = graph.States[name];
    if (state === undefined || seen.has(name) || !leadsOn(name)) {
      return;
    }
    seen.add(name);
    for (const next of forward(state)) {
      visit(next);
    }
    order.unshift(name);
  };
  visit(graph.StartAt);
  return { names: order, leadsOn };
}

/** States that may come next without an error. */
export function forward(state: State): readonly string[] {
  switch (state.Type) {
    case 'Task':
    case 'Parallel':
    case 'Wait':
    case 'Pass':
      return 'Next' in state ? [state.Next] : [];
    case 'Choice':
      return [...state.Choices.map(({ Next }) => Next), state.Default];
    case 'Succeed':
    case 'Fail':
      return [];
  }
}

/** The phase that a write of the operation's item records; undefined for everything else. */
export function recordedPhase({ Parameters }: TaskState): string | undefined {
  const values = member(Parameters, 'ExpressionAttributeValues');
  const item = member(Parameters, 'Item');
  const phase = member(member(values, ':phase') ?? member(item, 'phase'), 'S');
  return typeof phase === 'string' ? phase : undefined;
}

export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function reachesEnd(graph: StateGraph, name: string, seen: Set<string>): boolean {
  const state = graph.States[name];
  if (state === undefined || seen.has(name) || isBad(state)) {
    return false;
  }
  seen.add(name);
  return (
    state.Type === 'Succeed' ||
    'End' in state ||
    forward(state).some((next) => reachesEnd(graph, next, seen))
  );
}

function isBad(state: State): boolean {
  switch (state.Type) {
    case 'Fail':
      return true;
    case 'Task':
      return ['failed', 'aborted'].includes(recordedPhase(state) ?? '');
    case 'Pass':
      return (
        member(state.Result, 'Error') !== undefined ||
        member(state.Parameters, 'error.$') !== undefined
      );
    default:
      return false;
  }
}
