import { isJsonObject, type Json, type JsonObject } from './json';
import type { StatesError } from './states-error';

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const NEVER_CAUGHT_BY_ALL = ['States.DataLimitExceeded', 'States.Runtime'];
const NOT_TASK_FAILURES = ['States.Timeout', ...NEVER_CAUGHT_BY_ALL];

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_MAX_ATTEMPTS = 3;
const DEFAULT_BACKOFF_RATE = 2;

export type Handling =
  | { readonly kind: 'retry'; readonly retrier: number; readonly afterMs: number }
  | { readonly kind: 'catch'; readonly next: string; readonly resultPath: string | null }
  | { readonly kind: 'fail' };

/** What a state says is to happen after an error. `jitter`, 0 to 1, is the part of the wait taken with full jitter. */
export function handlingOf(
  state: JsonObject,
  error: StatesError,
  retries: readonly number[],
  jitter: () => number,
): Handling {
  const retrier = list(state.Retry).findIndex((candidate) => matches(candidate, error));
  const retry = list(state.Retry)[retrier];
  const done = retries[retrier] ?? 0;
  if (retry !== undefined && done < number(retry.MaxAttempts, DEFAULT_MAX_ATTEMPTS)) {
    const waitMs = waitSeconds(retry, done) * 1000;
    const afterMs = retry.JitterStrategy === 'FULL' ? Math.round(waitMs * jitter()) : waitMs;
    return { kind: 'retry', retrier, afterMs };
  }
  const catcher = list(state.Catch).find((candidate) => matches(candidate, error));
  if (catcher === undefined) {
    return { kind: 'fail' };
  }
  const resultPath = catcher.ResultPath === null ? null : String(catcher.ResultPath ?? '$');
  return { kind: 'catch', next: String(catcher.Next), resultPath };
}

function waitSeconds(retry: JsonObject, done: number): number {
  const interval = number(retry.IntervalSeconds, DEFAULT_INTERVAL_SECONDS);
  const backoff = interval * number(retry.BackoffRate, DEFAULT_BACKOFF_RATE) ** done;
  return Math.min(backoff, number(retry.MaxDelaySeconds, Number.POSITIVE_INFINITY));
}

function matches(handler: JsonObject, { error }: StatesError): boolean {
  const names = Array.isArray(handler.ErrorEquals) ? handler.ErrorEquals : [];
  return names.some(
    (name) =>
      name === error ||
      (name === 'States.ALL' && !NEVER_CAUGHT_BY_ALL.includes(error)) ||
      (name === 'States.TaskFailed' && !NOT_TASK_FAILURES.includes(error)),
  );
}

function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function number(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
