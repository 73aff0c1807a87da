import type { RdsEvent } from '../../../../functions/failover/rds-events/rds-event';
import type { ReportFacts } from '../../../../functions/failover/report/facts';

const START_MS = Date.UTC(2026, 0, 5, 9);

/** Seconds after the first failed probe. */
export const after = (seconds: number): number => START_MS + seconds * 1_000;

/** An automatic failover to us-east-2 that went well, before any event arrived. */
export const FACTS: ReportFacts = {
  operation: {
    epoch: 7,
    kind: 'failover',
    by: 'region-watch',
    operatorStarted: false,
    startedAtMs: after(70),
    firstBadSampleAtMs: after(0),
    phases: {
      claimed: after(70),
      confirmed: after(74),
      promoting: after(75),
      promoted: after(195),
    },
  },
  loss: { kind: 'known', lagMs: 850, measuredAtMs: after(-41.2) },
  fence: { outcome: 'unproven', detail: 'TimeoutError: no answer', atMs: after(87) },
  payment: { paymentId: 'payment-1', verifiedAtMs: after(201) },
  latch: { latch: 'set', atMs: after(202) },
  traffic: { addresses: ['192.0.2.10'], verifiedAtMs: after(271) },
  events: [],
};

export const event = (eventId: RdsEvent['eventId'], seconds: number): RdsEvent => ({
  id: `${eventId}-${seconds}`,
  atMs: after(seconds),
  eventId,
  region: 'us-east-2',
  source: 'aurora-1-use1-prod',
  message: 'Attempt to block writes for DB cluster aurora-use1-prod in Region us-east-1.',
});

export const SNAPSHOT = {
  region: 'us-east-1',
  sourceId: 'rds:unplanned-global-failover-aurora-use1-prod-2026-01-05-11-00',
  copyId: 'lost-writes-aurora-use1-prod-2026-01-05-11-00',
  copyStatus: 'available',
} as const;
