import type { FailState, PassState, State, SucceedState } from './states';

/** States by name; a name that two parts of a machine give is a mistake. */
export function states(
  ...parts: readonly Readonly<Record<string, State>>[]
): Record<string, State> {
  const all: Record<string, State> = {};
  for (const part of parts) {
    for (const [name, state] of Object.entries(part)) {
      if (name in all) {
        throw new Error(`${name} is the name of two states`);
      }
      all[name] = state;
    }
  }
  return all;
}

export function succeed(comment: string): SucceedState {
  return { Type: 'Succeed', Comment: comment };
}

export function fail(error: string, cause: string): FailState {
  return { Type: 'Fail', Error: error, Cause: cause };
}

/** Puts a constant into the execution's state. */
export function remember(path: string, value: string, next: string): PassState {
  return { Type: 'Pass', Result: value, ResultPath: path, Next: next };
}
