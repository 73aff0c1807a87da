import { violationsOf } from '../../../scripts/simulation/invariants';
import type { Run } from '../../../scripts/simulation/invariants/invariant';
import {
  type EndedExecution,
  noObservations,
  type Observations,
  type Payment,
  type Promotion,
  type PromotionRequest,
} from '../../../scripts/simulation/observations';
import type { Fault } from '../../../scripts/simulation/schedule/fault';

export const MINUTE_MS = 60_000;

/** The service works at the end of every run, where the writer is. */
const lastPayment = (promotions: readonly Promotion[] = []): Payment => ({
  id: 999,
  atMs: 29.5 * MINUTE_MS,
  place: promotions.at(-1)?.to ?? 'primary',
});

/** What judges a run by more than these tests make up: by the effects of calls, above all. */
const BY_EFFECTS: ReadonlySet<string> = new Set([
  'capacity-moves',
  'every-report-is-true',
  'holds-say-why',
  'one-failure-is-absorbed',
  'one-operation-at-a-time',
  'people-are-told',
  'prompt-recovery',
  'report-is-true',
  'samples-are-kept',
  'steps-are-done',
  'watcher-tells',
]);

/** Which invariants break, each once. */
export const broken = (run: Run): readonly string[] => [
  ...new Set(
    violationsOf(run)
      .map(({ invariant }) => invariant)
      .filter((name) => !BY_EFFECTS.has(name)),
  ),
];

/** A run in which nothing was seen but what a test says. */
export function runWith(seen: Partial<Observations>, faults: readonly Fault[] = []): Run {
  const last = lastPayment(seen.promotions);
  return {
    schedule: { durationMs: 30 * MINUTE_MS, faults },
    seen: {
      ...noObservations(),
      ...seen,
      acknowledged: [...(seen.acknowledged ?? []), last],
      ledger: new Set([...(seen.ledger ?? []), last.id]),
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

/** What an automatic execution asks for, and leaves behind, for that promotion. */
export const request: PromotionRequest = {
  kind: 'failover',
  atMs: 9 * MINUTE_MS,
  place: 'dr',
  executionName: 'failover-1',
  outcome: 'accepted',
};
export const execution: EndedExecution = {
  arn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-1',
  place: 'dr',
  name: 'failover-1',
  by: 'region-watch',
  acceptDataLoss: false,
  startedAtMs: 9 * MINUTE_MS,
  endedAtMs: 11 * MINUTE_MS,
  status: 'SUCCEEDED',
};
export const automatic = {
  promotionRequests: [request],
  executions: [execution],
} satisfies Partial<Observations>;

/** A report of that promotion. */
export const report = {
  kind: 'failover',
  epoch: 1,
  fromRegion: 'us-east-1',
  toRegion: 'us-east-2',
  recoveryTime: { kind: 'not-measured' },
  dns: { kind: 'verified' },
};

export const reported = (change: object = {}): Pick<Observations, 'reports'> => ({
  reports: [
    {
      place: 'dr',
      atMs: 12 * MINUTE_MS,
      key: 'failover-reports/1-failover/revision-1',
      report: { ...report, ...change },
    },
  ],
});
