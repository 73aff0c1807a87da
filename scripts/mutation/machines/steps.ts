import type {
  ParallelState,
  State,
  StateGraph,
} from '../../../templates-src/regional/failover/asl/states';
import { withState } from './graphs';
import { nothing, type StateChange, type StateOperator, transitionOf } from './state-change';

export const deletedSteps: StateOperator = (name, state) => {
  const goTo = transitionOf(state);
  if (goTo !== undefined) {
    return [
      { kind: 'step', how: 'not done', change: (graph) => withState(graph, name, nothing(goTo)) },
    ];
  }
  return state.Type === 'Fail'
    ? [
        {
          kind: 'step',
          how: 'succeeds',
          change: (graph) => withState(graph, name, { Type: 'Succeed' }),
        },
      ]
    : [];
};

/** A state and the one it goes on to, the other way round. */
export const swappedSteps: StateOperator = (name, state, { States }) => {
  const next = nextOf(state);
  const follower = next === undefined ? undefined : States[next];
  return next === undefined || follower === undefined || transitionOf(follower) === undefined
    ? []
    : [
        {
          kind: 'order',
          how: `after ${next}`,
          change: (graph) => swapped(graph, name, next),
        },
      ];
};

const nextOf = (state: State): string | undefined => {
  const goTo = transitionOf(state);
  return goTo !== undefined && 'Next' in goTo ? goTo.Next : undefined;
};

/** The contents change places; the names, and the ways between them, stay. */
function swapped(graph: StateGraph, first: string, second: string): StateGraph {
  const [a, b] = [graph.States[first], graph.States[second]];
  const end = b && transitionOf(b);
  if (a === undefined || b === undefined || end === undefined) {
    return graph;
  }
  const last = 'Next' in end ? end.Next : undefined;
  const { End: _, ...movedUp } = { ...b, Next: second, End: undefined };
  const { Next: __, ...movedDown } = { ...a, Next: undefined };
  return {
    ...graph,
    States: {
      ...graph.States,
      [first]: caughtTo(stateOf(movedUp), last, second),
      [second]: caughtTo(stateOf({ ...movedDown, ...end }), second, last),
    },
  };
}

/** What is put together of parts of states is one. */
const stateOf = (parts: object): State => JSON.parse(JSON.stringify(parts));

/** Whoever went on to the next state also after an error still does. */
function caughtTo(state: State, from: string | undefined, to: string | undefined): State {
  return (state.Type === 'Task' || state.Type === 'Parallel') && to !== undefined
    ? {
        ...state,
        Catch: state.Catch.map((catcher) =>
          catcher.Next === from ? { ...catcher, Next: to } : catcher,
        ),
      }
    : state;
}

/** A branch that is left out, and one that the others have to wait for. */
export const changedBranches: StateOperator = (name, state) =>
  state.Type === 'Parallel'
    ? state.Branches.flatMap((branch, index): StateChange[] => [
        {
          kind: 'step',
          how: `without branch ${branch.StartAt}`,
          change: (graph) => withState(graph, name, withoutBranch(state, index)),
        },
        {
          kind: 'order',
          how: `branch ${branch.StartAt} first, then the others`,
          change: (graph) => oneFirst(graph, name, state, index),
        },
      ])
    : [];

function withoutBranch(state: ParallelState, index: number): ParallelState {
  const kept = Object.entries(state.ResultSelector ?? {}).flatMap(([key, path]) => {
    const text = String(path);
    const at = Number(/^\$\[(\d+)\]/.exec(text)?.[1]);
    return at === index
      ? []
      : [[key, text.replace(/^\$\[\d+\]/, `$[${at > index ? at - 1 : at}]`)] as const];
  });
  return {
    ...state,
    Branches: state.Branches.filter((_, each) => each !== index),
    ResultSelector: Object.fromEntries(kept),
  };
}

function oneFirst(
  graph: StateGraph,
  name: string,
  state: ParallelState,
  index: number,
): StateGraph {
  const branch = state.Branches[index];
  if (branch === undefined) {
    return graph;
  }
  const rest = `${name}: the others`;
  const { ResultSelector: _, ...alone } = state;
  const first: State = stateOf({
    ...alone,
    Branches: [branch],
    ResultPath: '$.first',
    Next: rest,
  });
  // What came of the first takes its place among the results of the others.
  const known: State = stateOf({
    Type: 'Pass',
    InputPath: '$.first[0]',
    ResultPath: '$',
    End: true,
  });
  const others: ParallelState = {
    ...state,
    Branches: state.Branches.map((each, at) =>
      at === index ? { StartAt: 'Known', States: { Known: known } } : each,
    ),
  };
  return { ...graph, States: { ...graph.States, [name]: first, [rest]: others } };
}
