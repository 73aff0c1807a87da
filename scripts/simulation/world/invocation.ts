import type { RegionPlace } from '../schedule/fault';

/** A call of a function. Once it has died, nothing that it does reaches anything. */
export class Invocation {
  private alive = true;

  constructor(
    readonly place: RegionPlace,
    readonly functionName: 'region-watch' | 'failover',
    readonly task: string,
    private readonly onDeath: (reason: string) => void,
  ) {}

  get isAlive(): boolean {
    return this.alive;
  }

  die(reason: string): void {
    if (this.alive) {
      this.alive = false;
      this.onDeath(reason);
    }
  }

  end(): void {
    this.alive = false;
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
