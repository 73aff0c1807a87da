import { TimeoutError, withTimeout } from '../../../functions/shared/with-timeout';
import type { Clock } from '../clock';
import { DrError } from '../errors';
import { functionClock } from './function-clock';

/** What was read, or why it isn't known. Unknown is never taken for good or for nothing. */
export type Observed<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly reason: string };

export const known = <T>(value: T): Observed<T> => ({ kind: 'known', value });
export const unknown = (reason: string): Observed<never> => ({ kind: 'unknown', reason });

/** The value; undefined also where it isn't known. */
export const knownValue = <T>(observed: Observed<T>): T | undefined =>
  observed.kind === 'known' ? observed.value : undefined;

/** For one answer. Above what the signals' own readers take, so that their reason is the one seen. */
export const ANSWER_LIMIT_MS = 4_500;

export interface Patience {
  readonly clock: Clock;
  readonly patience: number;
}

/** Waits for an answer, and for no longer than a lost region is worth. Never rejects. */
export async function observed<T>(context: Patience, work: () => Promise<T>): Promise<Observed<T>> {
  try {
    return known(await answered(context, work));
  } catch (error) {
    return unknown(reasonOf(error));
  }
}

/** The same for what can't be done without. Rejects when there is no answer. */
export function answered<T>({ clock, patience }: Patience, work: () => Promise<T>): Promise<T> {
  const timeoutMs = ANSWER_LIMIT_MS * patience;
  return withTimeout({ clock: functionClock(clock), what: 'the answer', timeoutMs }, work);
}

/** The reason for what is unknown where there is no such environment. */
export const NOT_DEPLOYED = 'not deployed';

/** In one line, for a cell or a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof TimeoutError) {
    return `no answer in ${ANSWER_LIMIT_MS / 1_000} s`;
  }
  // DynamoDB's error for a table that isn't there.
  if (error instanceof DrError && isNamed(error.cause, 'ResourceNotFoundException')) {
    return NOT_DEPLOYED;
  }
  return error instanceof Error ? error.message : String(error);
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
