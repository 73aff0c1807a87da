/** What a process that has died does: nothing, to the end. */
export class ProcessDied extends Error {
  constructor() {
    super('the process has died');
    this.name = 'ProcessDied';
  }
}

/** What a process's calls go through. */
export interface CallOfProcess {
  call<T>(make: () => Promise<T>): Promise<T>;
}

/**
 * Ends a process at one of its calls: before it is made, or after it has taken effect and before its
 * answer arrives. From then on nothing the process does reaches anybody.
 */
export class Fuse implements CallOfProcess {
  private callsLeft = Number.POSITIVE_INFINITY;
  private burnsAt: 'before' | 'after' = 'before';
  isBurnt = false;

  /** @param calls - how many more succeed */
  light(calls: number, burnsAt: 'before' | 'after'): void {
    this.callsLeft = calls;
    this.burnsAt = burnsAt;
  }

  async call<T>(make: () => Promise<T>): Promise<T> {
    if (this.isBurnt) throw new ProcessDied();
    const isLast = this.callsLeft === 0;
    this.callsLeft -= 1;
    if (!isLast) {
      const answer = await make();
      if (this.isBurnt) throw new ProcessDied();
      return answer;
    }
    this.isBurnt = true;
    if (this.burnsAt === 'after') await make().catch(() => undefined);
    throw new ProcessDied();
  }
}
