import type { HomeRole } from '../../../templates-src/topology';
import type {
  SeenFault,
  SeenLatchWrite,
  SeenOperation,
  SeenWriterChange,
  StoredPayment,
} from '../checks/drill-history';
import type { PaymentAttempt, ReadAttempt, Resolution } from '../load/history';

export type HealthCheckName = 'ready' | 'writer' | 'latch' | 'primary';

/** A moment at which something was seen to have changed, on the drill's clock. */
export interface Seen<T> {
  readonly atMs: number;
  readonly value: T;
}

export interface SeenPhase {
  readonly operation: string;
  readonly phase: string;
  readonly atMs: number;
}

/** All that is seen while a drill runs; what it is written to the evidence and judged from. */
export class Observations {
  readonly payments: PaymentAttempt[] = [];
  readonly reads: ReadAttempt[] = [];
  readonly resolutions: Resolution[] = [];
  readonly faults: SeenFault[] = [];
  readonly operations = new Map<string, SeenOperation>();
  readonly phases: SeenPhase[] = [];
  readonly writerChanges: SeenWriterChange[] = [];
  readonly health: Record<HealthCheckName, Seen<boolean>[]> = {
    ready: [],
    writer: [],
    latch: [],
    primary: [],
  };
  readonly latchWrites: SeenLatchWrite[] = [];
  /** How far the cloud's clock was behind the drill's, at each look. */
  readonly cloudLagsMs: number[] = [];
  readonly dns: Seen<HomeRole | 'none'>[] = [];
  readonly desiredTasks: (Seen<number> & { readonly region: HomeRole })[] = [];
  readonly leftBehind: StoredPayment[] = [];
  /** By client: whether its last try to pay was answered with an acknowledgement. */
  readonly lastPaid = new Map<number, { readonly atMs: number; readonly isTaken: boolean }>();

  get writer(): HomeRole {
    return this.writerChanges.at(-1)?.region ?? 'primary';
  }

  /** Notes a value where it differs from the last one. */
  note<T>(line: Seen<T>[], value: T, atMs: number): boolean {
    if (line.at(-1)?.value === value) return false;
    line.push({ atMs, value });
    return true;
  }

  /** Whether every client has paid since a moment, and none is without an answer now. */
  isEverybodyPaying(sinceMs: number): boolean {
    const last = [...this.lastPaid.values()];
    return last.length > 0 && last.every(({ atMs, isTaken }) => isTaken && atMs > sinceMs);
  }
}
