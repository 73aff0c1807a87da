import { isObject, type JsonObject } from '../shared/state/guards';
import type { OperationKind } from '../shared/state/operation';
import { InvalidTask } from './errors';

/** What a state machine tells each of its tasks: the operation that the task is a step of. */
export interface OperationInput {
  readonly epoch: number;
  readonly kind: OperationKind;
  readonly by: string;
  readonly acceptDataLoss: boolean;
  readonly firstBadSampleAtMs: number;
  /** Epoch of the operation that died half-way and that this one finishes. */
  readonly resumes: number | undefined;
}

/** @throws InvalidTask naming the first member at fault */
export function parseOperationInput(payload: JsonObject): OperationInput {
  const { state } = payload;
  if (!isObject(state)) throw invalid('state', 'an object');
  const { epoch, kind, by, acceptDataLoss, firstBadSampleAtMs, resumes } = state;
  if (!isCount(epoch)) throw invalid('state.epoch', 'a whole number');
  if (kind !== 'failover' && kind !== 'switchover') {
    throw invalid('state.kind', '"failover" or "switchover"');
  }
  if (typeof by !== 'string') throw invalid('state.by', 'a string');
  if (typeof acceptDataLoss !== 'boolean') throw invalid('state.acceptDataLoss', 'a boolean');
  if (!isCount(firstBadSampleAtMs)) {
    throw invalid('state.firstBadSampleAtMs', 'milliseconds since the epoch');
  }
  if (resumes !== undefined && !isCount(resumes)) {
    throw invalid('state.resumes', 'a whole number');
  }
  return { epoch, kind, by, acceptDataLoss, firstBadSampleAtMs, resumes };
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const invalid = (member: string, expected: string) =>
  new InvalidTask(`${member} is not ${expected}; pass the execution's whole state as "state"`);
