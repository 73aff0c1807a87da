import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import { withTimeout } from '../../shared/with-timeout';
import type { Database, Statement } from './database';
import { DatabaseFailure } from './failure';

/** What a database says of itself. */
export type DatabaseStatus =
  | { readonly kind: 'writer' }
  | { readonly kind: 'standby' }
  | { readonly kind: 'unavailable'; readonly reason: string };

export interface StatusMonitorOptions {
  /** A connection of the monitor's own, which load can't take from it. */
  readonly database: Database;
  readonly clock: Clock;
  /** What takes longer counts as unavailable. */
  readonly timeoutMs: number;
  /** Told of every new answer. */
  readonly onAnswer: (status: DatabaseStatus) => void;
}

/** An answer is good for so long; Route 53 and the load balancer ask more often than that. */
const FRESH_MS = 1_000;

// In recovery is every standby and every Aurora reader; a writer can be made read-only as well.
const STATUS: Statement = {
  name: 'status',
  text: `SELECT pg_is_in_recovery()
             OR current_setting('transaction_read_only')::boolean AS read_only`,
  values: [],
};

/** Asks a database what it is, once for all who want to know at the same time. */
export class StatusMonitor {
  private last: { readonly status: DatabaseStatus; readonly atMs: number } | undefined;
  private asking: Promise<DatabaseStatus> | undefined;

  constructor(private readonly options: StatusMonitorOptions) {}

  /** At most {@link FRESH_MS} old, and at most so much later than asked for as the query may take. */
  async current(): Promise<DatabaseStatus> {
    const nowMs = this.options.clock.nowMs();
    if (this.last !== undefined && nowMs - this.last.atMs < FRESH_MS) {
      return this.last.status;
    }
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async ask(): Promise<DatabaseStatus> {
    const status = await this.query();
    this.last = { status, atMs: this.options.clock.nowMs() };
    this.options.onAnswer(status);
    return status;
  }

  private async query(): Promise<DatabaseStatus> {
    const { clock, timeoutMs } = this.options;
    try {
      return await withTimeout(
        { clock, what: 'asking the database for its status', timeoutMs },
        () => this.queryTwice(),
      );
    } catch (error) {
      return { kind: 'unavailable', reason: describeFailure(error) };
    }
  }

  /** A connection that breaks says nothing about the database; only a new one does. */
  private async queryTwice(): Promise<DatabaseStatus> {
    const { database } = this.options;
    const ask = () => database.query<{ read_only: boolean }>(STATUS);
    const [row] = await ask().catch((error: unknown) => {
      if (error instanceof DatabaseFailure && error.kind === 'outcome-unknown') return ask();
      throw error;
    });
    if (row === undefined) throw new Error('the status has no row');
    return { kind: row.read_only ? 'standby' : 'writer' };
  }
}
