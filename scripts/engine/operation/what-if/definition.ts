import { isObject } from '../../../../functions/shared/state/guards';
import type {
  State,
  StateGraph,
  StateMachineDefinition,
} from '../../../../templates-src/regional/failover/asl/states';

const TYPES: Readonly<Record<State['Type'], true>> = {
  Task: true,
  Parallel: true,
  Choice: true,
  Wait: true,
  Pass: true,
  Succeed: true,
  Fail: true,
};

/**
 * A definition as Step Functions gives it back.
 *
 * @throws Error when it uses more of the language than this product's machines do
 */
export function parseDefinition(text: string): StateMachineDefinition {
  const definition: unknown = JSON.parse(text);
  if (!isGraph(definition)) {
    throw new Error('the deployed definition has states that this version of dr-cli does not know');
  }
  return { Comment: '', TimeoutSeconds: 0, ...definition };
}

function isGraph(value: unknown): value is StateGraph {
  return (
    isObject(value) &&
    typeof value.StartAt === 'string' &&
    isObject(value.States) &&
    Object.values(value.States).every(isState)
  );
}

/** By type alone: the machine is deployed, so Step Functions has checked what each type needs. */
function isState(value: unknown): value is State {
  return (
    isObject(value) &&
    typeof value.Type === 'string' &&
    Object.hasOwn(TYPES, value.Type) &&
    (value.Type !== 'Parallel' || (Array.isArray(value.Branches) && value.Branches.every(isGraph)))
  );
}
