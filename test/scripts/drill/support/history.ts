import { createHash } from 'node:crypto';
import type {
  DrillHistory,
  SeenWriterChange,
  StoredPayment,
} from '../../../../scripts/drill/checks/drill-history';
import type { PaymentAttempt, ReadAttempt } from '../../../../scripts/drill/load/history';

/** Times in seconds from the beginning of a drill, for attempts that take a tenth of one. */
const TOOK_MS = 100;

export function taken(
  key: string,
  second: number,
  overrides: Partial<PaymentAttempt> = {},
): PaymentAttempt {
  return {
    kind: 'payment',
    client: 0,
    startedAtMs: second * 1000,
    endedAtMs: second * 1000 + TOOK_MS,
    region: 'primary',
    intent: { key, currency: 'USD', minorUnits: 1050 },
    outcome: { kind: 'taken', id: `id-${key}`, isReplay: false },
    ...overrides,
  };
}

export function failed(
  key: string,
  second: number,
  overrides: Partial<PaymentAttempt> = {},
): PaymentAttempt {
  return taken(key, second, {
    outcome: { kind: 'failed', reason: 'socket hang up' },
    ...overrides,
  });
}

export function read(
  key: string,
  second: number,
  overrides: Partial<ReadAttempt> = {},
): ReadAttempt {
  return {
    kind: 'read',
    client: 0,
    startedAtMs: second * 1000,
    endedAtMs: second * 1000 + TOOK_MS,
    region: 'primary',
    id: `id-${key}`,
    outcome: { kind: 'found' },
    ...overrides,
  };
}

export function stored(key: string, overrides: Partial<StoredPayment> = {}): StoredPayment {
  return {
    id: `id-${key}`,
    keyHash: createHash('sha256').update(key).digest('hex'),
    currency: 'USD',
    minorUnits: 1050,
    entries: [
      { account: 'receivable:iban', currency: 'USD', minorUnits: 1050 },
      { account: 'merchant:one', currency: 'USD', minorUnits: -1050 },
    ],
    ...overrides,
  };
}

export const promotion: SeenWriterChange = {
  kind: 'failover',
  region: 'dr',
  requestedAtMs: 60_000,
  writableAtMs: 61_000,
  couldFence: false,
};

const inDr = { region: 'dr' } as const;

/**
 * The primary region is killed at 10 s with payment `c` not replicated, the DR region writes at 61 s,
 * and the operation is done at 70 s.
 */
export function failover(overrides: Partial<DrillHistory> = {}): DrillHistory {
  return {
    expected: { outcome: 'failover', writer: 'dr', moves: 1, recovers: true },
    targets: { rtoMs: 900_000, rpoMs: 300_000 },
    payments: [
      taken('a', 1),
      taken('b', 5),
      taken('c', 9),
      failed('d', 11),
      failed('d', 40, inDr),
      taken('d', 63, inDr),
      taken('e', 80, inDr),
    ],
    reads: [read('a', 2), read('a', 70, inDr)],
    faults: [
      {
        fault: 'primary-killed',
        region: 'primary',
        beginsAtMs: 10_000,
        endsAtMs: null,
        losesWrites: true,
      },
    ],
    operations: [
      {
        name: 'failover-1',
        kind: 'failover',
        region: 'dr',
        startedAtMs: 59_000,
        endedAtMs: 70_000,
        outcome: 'done',
      },
    ],
    writerChanges: [promotion],
    latchChanges: [
      { atMs: 0, isSet: false },
      { atMs: 68_000, isSet: true },
    ],
    latchWrites: [{ by: 'operation', epoch: 1, isSet: true, atMs: 67_500 }],
    desiredTasks: [
      { atMs: 0, region: 'primary', desired: 10 },
      { atMs: 0, region: 'dr', desired: 2 },
    ],
    endedAtMs: 100_000,
    stored: ['a', 'b', 'd', 'e'].map((key) => stored(key)),
    leftBehind: ['a', 'b', 'c'].map((key) => stored(key)),
    ...overrides,
  };
}
