import { isJsonObject } from './fields';
import type { ValidatePaymentResult } from './result';

/** The function of the other region. */
export interface PeerFunction {
  /** @returns what it answered, parsed as JSON; rejects when it failed or didn't answer in time */
  invoke(event: object): Promise<unknown>;
}

/** Whether something is an answer of this function; the peer may be of another version. */
export const isResult = (answer: unknown): answer is ValidatePaymentResult =>
  isJsonObject(answer) &&
  (answer.outcome === 'accepted' || answer.outcome === 'rejected') &&
  typeof answer.region === 'string';
