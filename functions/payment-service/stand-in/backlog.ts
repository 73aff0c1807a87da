import type { Clock } from '../../shared/ports';
import type { IntakeTable } from './intake-table';

export interface BacklogOptions {
  readonly table: Pick<IntakeTable, 'countOpen'>;
  readonly clock: Clock;
  /** Intakes of the region that may wait; see {@link MAX_OPEN_INTAKES}. */
  readonly maxOpen: number;
}

/**
 * What a region may owe its ledger: 200 payments a second for four minutes, 14 a second for an hour.
 * Booked within some three minutes once there is a database, an estimate: four at a time, two calls
 * of DynamoDB and two statements each.
 */
export const MAX_OPEN_INTAKES = 50_000;

/** Counting reads all of them; tasks between two counts know of their own only. */
const COUNT_INTERVAL_MS = 5_000;

/** An older count says nothing. */
const MAX_AGE_MS = 30_000;

/** How much waits in the region's table, so that there is an end to what is taken in. */
export class Backlog {
  private counted: { readonly open: number; readonly atMs: number } | undefined;
  private addedSince = 0;

  constructor(private readonly options: BacklogOptions) {}

  /** False as well while it isn't known. */
  get hasRoom(): boolean {
    const { counted, addedSince } = this;
    const { clock, maxOpen } = this.options;
    return (
      counted !== undefined &&
      clock.nowMs() - counted.atMs < MAX_AGE_MS &&
      counted.open + addedSince < maxOpen
    );
  }

  /** One more, by this task. */
  add(): void {
    this.addedSince += 1;
  }

  /** Counts, unless that was done a moment ago. */
  async refresh(): Promise<void> {
    const { table, clock } = this.options;
    const startedMs = clock.nowMs();
    if (this.counted !== undefined && startedMs - this.counted.atMs < COUNT_INTERVAL_MS) return;
    const addedBefore = this.addedSince;
    const open = await table.countOpen();
    this.counted = { open, atMs: startedMs };
    // Those that were added meanwhile may count twice; that errs towards less room.
    this.addedSince -= addedBefore;
  }
}
