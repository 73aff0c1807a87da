import { AwsError } from '../../../local-cloud/service';
import type { CallFailure } from '../../schedule/fault';
import { unansweredError } from './errors';

/** What becomes of a call. */
export type CallFate =
  | { readonly kind: 'answered'; readonly afterMs: number; readonly arrivesAfterMs?: number }
  | { readonly kind: 'lost' }
  | { readonly kind: 'answer-lost' }
  | { readonly kind: 'stalled' }
  | {
      readonly kind: 'error';
      readonly error: AwsError;
      /** What a client throws in its place: there was no answer. */
      readonly thrown?: Error;
    };

/** By how much a request arrives later than others. */
export const lateMs = (fate: CallFate): number =>
  fate.kind === 'answered' ? (fate.arrivesAfterMs ?? 0) : 0;

/** As a schedule says it. */
export function fateIn(manner: CallFailure): CallFate {
  if (typeof manner === 'string') {
    return { kind: manner };
  }
  if ('slowMs' in manner) {
    return { kind: 'answered', afterMs: manner.slowMs };
  }
  if ('arrivesAfterMs' in manner) {
    return { kind: 'answered', afterMs: 0, ...manner };
  }
  const { error: name, status, code } = manner;
  const error = new AwsError(name, 'as the schedule says', status === 'no-answer' ? 400 : status);
  return status === 'no-answer'
    ? { kind: 'error', error, thrown: unansweredError(name, code) }
    : { kind: 'error', error };
}
