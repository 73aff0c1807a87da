import { PATIENCE_MS, stuck } from '../world/within';

/** A clock that is waited by: when it stands still, nothing that is waited for can come. */
export class MovingClock {
  private last: { readonly ms: number; readonly seenAtMs: number };

  /**
   * @param what - as in "waited for …"
   * @param read - the clock
   * @param machineMs - the machine's
   */
  constructor(
    private readonly what: string,
    private readonly read: () => number,
    private readonly machineMs: () => number = () => performance.now(),
  ) {
    this.last = { ms: read(), seenAtMs: machineMs() };
  }

  /** @throws DrError when it has stood still for minutes of the machine's */
  nowMs(): number {
    const ms = this.read();
    const seenAtMs = this.machineMs();
    if (ms !== this.last.ms) this.last = { ms, seenAtMs };
    else if (seenAtMs - this.last.seenAtMs > PATIENCE_MS) throw stuck(this.what, PATIENCE_MS);
    return ms;
  }
}
