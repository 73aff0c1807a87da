import type { Clock } from './ports';

/** Says what took too long. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';

  constructor(what: string, timeoutMs: number) {
    super(`${what} took longer than ${timeoutMs} ms`);
  }
}

/**
 * Gives work a hard limit on the clock that was handed in. Work that doesn't
 * heed its signal is left behind, so that nothing can hang its caller.
 */
export async function withTimeout<T>(
  { clock, what, timeoutMs }: { clock: Clock; what: string; timeoutMs: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const expired = new AbortController();
  let cancel = () => {};
  const expiry = new Promise<never>((_, reject) => {
    cancel = clock.after(timeoutMs, () => {
      const error = new TimeoutError(what, timeoutMs);
      expired.abort(error);
      reject(error);
    });
  });
  try {
    return await Promise.race([work(expired.signal), expiry]);
  } finally {
    cancel();
  }
}
