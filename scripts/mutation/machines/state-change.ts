import type {
  State,
  StateGraph,
  Transition,
} from '../../../templates-src/regional/failover/asl/states';
import type { MutantKind } from '../mutant';

/** One thing that can be made wrong about a state: what its graph is then. */
export interface StateChange {
  readonly kind: MutantKind;
  readonly how: string;
  readonly change: (graph: StateGraph) => StateGraph;
}

/** Finds what can be made wrong about one state. */
export type StateOperator = (
  name: string,
  state: State,
  graph: StateGraph,
) => readonly StateChange[];

/** Where a state goes on; undefined for one that ends the machine or chooses. */
export function transitionOf(state: State): Transition | undefined {
  switch (state.Type) {
    case 'Task':
    case 'Parallel':
    case 'Wait':
    case 'Pass':
      return 'Next' in state ? { Next: state.Next } : { End: true };
    case 'Choice':
    case 'Succeed':
    case 'Fail':
      return undefined;
  }
}

/** Does nothing and goes on. */
export const nothing = (goTo: Transition): State =>
  // A path of `$` would replace the execution's state by the result: the input, unchanged.
  ({ Type: 'Pass', ResultPath: '$', ...goTo });
