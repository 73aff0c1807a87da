import type { Place } from '../schedule/fault';

/** Whose code runs; an operator's is `dr-cli`. */
export type ProcessName = 'region-watch' | 'failover' | 'operator';

/**
 * A process that runs a function, one call after the other: what it remembers between two calls
 * lasts as long as it does. Once it has died, nothing that it does reaches anything.
 */
export class FunctionProcess {
  /** Of the failover function, what it is called for. */
  task = '';
  private alive = true;
  private readonly timers = new Set<object>();
  private onDeath: ((reason: string) => void) | undefined;

  constructor(
    readonly place: Place,
    readonly functionName: ProcessName,
  ) {}

  get isAlive(): boolean {
    return this.alive;
  }

  /** Whether a call is under way; Lambda gives a process the next one when it has ended. */
  get isBusy(): boolean {
    return this.onDeath !== undefined;
  }

  /** Whether something is still to go off, if nobody takes it back. */
  get hasTimers(): boolean {
    return this.timers.size > 0;
  }

  /** Returns what says that it went off, or was taken back. */
  beginTimer(): () => void {
    const timer = {};
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  begin(task: string, onDeath: (reason: string) => void): void {
    this.task = task;
    this.onDeath = onDeath;
  }

  end(): void {
    this.onDeath = undefined;
  }

  die(reason: string): void {
    if (this.alive) {
      this.alive = false;
      this.onDeath?.(reason);
    }
  }

  /** What a process that is gone sees of its pending work: nothing, for ever. */
  async whileAlive<T>(work: () => Promise<T>): Promise<T> {
    if (!this.alive) {
      return never();
    }
    try {
      const value = await work();
      return this.alive ? value : await never<T>();
    } catch (error) {
      if (!this.alive) {
        return never();
      }
      throw error;
    }
  }
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
