import type {
  State,
  StateGraph,
  StateMachineDefinition,
} from '../../../templates-src/regional/failover/asl/states';

/** Which graph of a machine: none for itself, or a branch of a Parallel state. */
export type GraphPath = readonly { readonly state: string; readonly branch: number }[];

export interface GraphAt {
  readonly path: GraphPath;
  readonly graph: StateGraph;
}

/** A machine's graph and those of its branches. */
export function graphsOf(graph: StateGraph, path: GraphPath = []): readonly GraphAt[] {
  return [
    { path, graph },
    ...Object.entries(graph.States).flatMap(([name, state]) =>
      state.Type === 'Parallel'
        ? state.Branches.flatMap((branch, index) =>
            graphsOf(branch, [...path, { state: name, branch: index }]),
          )
        : [],
    ),
  ];
}

/** The machine with one of its graphs changed. */
export function withGraph(
  definition: StateMachineDefinition,
  path: GraphPath,
  change: (graph: StateGraph) => StateGraph,
): StateMachineDefinition {
  return { ...definition, ...changed(definition, path, change) };
}

function changed(
  graph: StateGraph,
  [first, ...rest]: GraphPath,
  change: (graph: StateGraph) => StateGraph,
): StateGraph {
  const state = first && graph.States[first.state];
  if (first === undefined || state?.Type !== 'Parallel') {
    return change(graph);
  }
  const Branches = state.Branches.map((branch, index) =>
    index === first.branch ? changed(branch, rest, change) : branch,
  );
  return withState(graph, first.state, { ...state, Branches });
}

export const withState = (graph: StateGraph, name: string, state: State): StateGraph => ({
  ...graph,
  States: { ...graph.States, [name]: state },
});
