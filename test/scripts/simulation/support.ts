import type { Run } from '../../../scripts/simulation/invariants/invariant';
import {
  noObservations,
  type Observations,
  type Promotion,
} from '../../../scripts/simulation/observations';
import type { Fault } from '../../../scripts/simulation/schedule/fault';

export const MINUTE_MS = 60_000;

/** The service works at the end of every run. */
const lastPayment = { id: 999, atMs: 29.5 * MINUTE_MS, place: 'dr' } as const;

/** A run in which nothing was seen but what a test says. */
export function runWith(seen: Partial<Observations>, faults: readonly Fault[] = []): Run {
  return {
    schedule: { durationMs: 30 * MINUTE_MS, faults },
    seen: {
      ...noObservations(),
      ...seen,
      acknowledged: [...(seen.acknowledged ?? []), lastPayment],
      ledger: new Set([...(seen.ledger ?? []), lastPayment.id]),
    },
  };
}

/** A promotion of the DR region after ten minutes. */
export const promotion: Promotion = {
  kind: 'failover',
  requestedAtMs: 9 * MINUTE_MS,
  atMs: 10 * MINUTE_MS,
  from: 'primary',
  to: 'dr',
  fence: 'blocked',
  lost: [],
  lagMs: 100,
};

/** What an automatic execution leaves behind for that promotion. */
export const automatic = {
  promotionRequests: [
    { kind: 'failover', atMs: 9 * MINUTE_MS, place: 'dr', executionName: 'failover-1' },
  ],
  executions: [
    {
      place: 'dr',
      name: 'failover-1',
      by: 'region-watch',
      acceptDataLoss: false,
      startedAtMs: 9 * MINUTE_MS,
      endedAtMs: 11 * MINUTE_MS,
      status: 'SUCCEEDED',
    },
  ],
} satisfies Partial<Observations>;
