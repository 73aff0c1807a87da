/** In a handler's output: the id of the invocation whose answer is the call's. */
export const PENDING_INVOCATION = Symbol('pending invocation');

type Output = Record<string | symbol, unknown>;

/** Callers of functions wait here, in this process, until the function has answered. */
export class InvocationAnswers {
  private readonly waiting = new Map<string, (output: Record<string, unknown>) => void>();

  /** An output that is there already, or the one that an invocation will have. */
  answerOf(output: Output): Promise<Record<string, unknown>> {
    const id = output[PENDING_INVOCATION];
    if (typeof id !== 'string') {
      return Promise.resolve(output);
    }
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  /** The invocation has ended. Does nothing when nobody waits for it. */
  give(invocationId: string, output: Record<string, unknown>): void {
    this.waiting.get(invocationId)?.(output);
    this.waiting.delete(invocationId);
  }
}
