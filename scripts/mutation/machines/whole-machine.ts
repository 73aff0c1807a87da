import type {
  State,
  StateGraph,
  StateMachineDefinition,
  TaskState,
} from '../../../templates-src/regional/failover/asl/states';
import type { MutantKind } from '../mutant';
import { graphsOf } from './graphs';

/** The place of what is about no state in particular. */
export const WHOLE = 'whole';

export interface MachineChange {
  readonly place: string;
  readonly kind: MutantKind;
  readonly how: string;
  readonly changed: StateMachineDefinition;
}

/** The machine's own limit, and errors that no state of it repeats or understands any more. */
export function wholeMachineChanges(definition: StateMachineDefinition): readonly MachineChange[] {
  const tasks = graphsOf(definition).flatMap(({ graph }) =>
    Object.values(graph.States).filter((state): state is TaskState => state.Type === 'Task'),
  );
  const names = new Set(
    tasks.flatMap(({ Retry }) =>
      Retry.flatMap(({ ErrorEquals }) => (ErrorEquals.length > 1 ? ErrorEquals : [])),
    ),
  );
  const limit = definition.TimeoutSeconds;
  return [
    ...[limit * 20, Math.ceil(limit / 20)].map((other) => ({
      place: WHOLE,
      kind: 'limit' as const,
      how: `may take ${other} s instead of ${limit} s`,
      changed: { ...definition, TimeoutSeconds: other },
    })),
    ...[...names].map((name) => ({
      place: WHOLE,
      kind: 'retry' as const,
      how: `no state knows ${name}`,
      changed: { ...definition, ...withoutError(definition, name) },
    })),
  ];
}

function withoutError(graph: StateGraph, name: string): StateGraph {
  return {
    ...graph,
    States: Object.fromEntries(
      Object.entries(graph.States).map(([key, state]) => [key, stateWithout(state, name)]),
    ),
  };
}

function stateWithout(state: State, name: string): State {
  const drop = <T extends { readonly ErrorEquals: readonly string[] }>(handlers: readonly T[]) =>
    handlers.map((handler) => ({
      ...handler,
      ErrorEquals: handler.ErrorEquals.filter((each) => each !== name),
    }));
  switch (state.Type) {
    case 'Task':
      return { ...state, Retry: drop(state.Retry), Catch: drop(state.Catch) };
    case 'Parallel':
      return { ...state, Branches: state.Branches.map((branch) => withoutError(branch, name)) };
    default:
      return state;
  }
}
