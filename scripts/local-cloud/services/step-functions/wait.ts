import { type StepContext, scopeOf } from './context-object';
import type { Json, JsonObject } from './json';
import { valueAtPath } from './payload-template';
import { runtimeError } from './states-error';

/** https://states-language.net/spec.html#wait-state */
export function waitUntilMs(at: StepContext, state: JsonObject, input: Json): number {
  const { nowMs } = at.context;
  const lookUp = (path: Json): Json =>
    valueAtPath(String(path), scopeOf(at.execution, at.thread, input));
  if (state.Seconds !== undefined) {
    return nowMs + secondsMs(state.Seconds);
  }
  if (state.SecondsPath !== undefined) {
    return nowMs + secondsMs(lookUp(state.SecondsPath));
  }
  const timestamp = state.Timestamp ?? lookUp(state.TimestampPath ?? '$');
  const atMs = Date.parse(String(timestamp));
  if (Number.isNaN(atMs)) {
    throw runtimeError(`'${String(timestamp)}' is no timestamp`);
  }
  return Math.max(nowMs, atMs);
}

function secondsMs(seconds: Json): number {
  if (typeof seconds !== 'number' || seconds < 0) {
    throw runtimeError(`'${JSON.stringify(seconds)}' is no number of seconds`);
  }
  return seconds * 1000;
}
