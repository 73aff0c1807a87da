/** An error with the name that Retry and Catch look for. */
export class StatesError extends Error {
  constructor(
    readonly error: string,
    readonly errorCause: string,
  ) {
    super(`${error}: ${errorCause}`);
  }
}

/** What no Retry and no Catch can handle, not even `States.ALL`. */
export function runtimeError(cause: string): StatesError {
  return new StatesError('States.Runtime', cause);
}
