import { evidenceText, seal, unsealed } from '../../scripts/drill/evidence/hash-chain';
import {
  type AcknowledgedPayment,
  type CheckBody,
  EVIDENCE_FORMAT,
  EVIDENCE_VERSION,
  type EvidenceBody,
  type EvidenceRecord,
  FIRST_PREVIOUS,
  type HeaderBody,
} from '../../scripts/drill/evidence/types';

/** When the drill of these tests begins, on the run's clock. */
export const BEGINS_MS = Date.UTC(2026, 2, 1, 10, 0, 0);
/** When its region is killed. */
export const LOST_MS = BEGINS_MS + 30_000;
const FIRST_FAILURE_MS = LOST_MS + 400;
const PAID_AGAIN_MS = LOST_MS + 56_000;
const ENDS_MS = LOST_MS + 90_000;

export interface DatedBody {
  readonly atMs: number;
  readonly body: EvidenceBody;
}

export const header: HeaderBody = {
  type: 'header',
  format: EVIDENCE_FORMAT,
  version: EVIDENCE_VERSION,
  product: { name: 'multi-region-dr', version: '0.1.0', commit: 'a'.repeat(40) },
  artefacts: [
    { kind: 'template', name: 'regional', sha256: '1'.repeat(64) },
    { kind: 'function', name: 'region-watch', sha256: '2'.repeat(64) },
  ],
  environment: {
    suffix: 'demo',
    domainName: 'payments.example.com',
    regions: { primary: 'us-east-1', dr: 'us-east-2' },
  },
  scenario: {
    name: 'region-killed',
    title: 'Region killed',
    description: 'Every process of the primary region is killed while clients pay.',
    expectation: 'failover',
  },
  seed: 7,
  speed: 'real',
  clockFactor: 1,
  targets: { rtoMs: 900_000, rpoMs: 300_000 },
  settings: [
    { name: 'health check interval', value: '10 s' },
    { name: 'DNS TTL', value: '60 s' },
  ],
  host: [{ name: 'Node', value: '20.20.2' }],
};

/** The bodies of a drill in which a region is killed and everything goes well. */
export function regionKilled({ lost = 4 }: { readonly lost?: number } = {}): DatedBody[] {
  const seconds = (ENDS_MS - BEGINS_MS) / 1000;
  const payments = Array.from({ length: seconds }, (_, second) => paymentsOf(second)).filter(
    ({ body }) => body.type === 'payments' && body.payments.length > 0,
  );
  const acknowledged = payments.flatMap(({ body }) =>
    body.type === 'payments' ? body.payments : [],
  );
  const lostPayments = acknowledged
    .filter(([, , , atMs]) => atMs < LOST_MS)
    .slice(lost === 0 ? Number.POSITIVE_INFINITY : -lost);
  return [
    { atMs: BEGINS_MS, body: header },
    ...Array.from({ length: seconds }, (_, second) => trafficOf(second)),
    ...payments,
    ...Array.from({ length: 30 }, (_, second) => ({
      atMs: BEGINS_MS + second * 1000,
      body: { type: 'replication', lagMs: 12.291 + (second % 5), lagBytes: 4_096 } as const,
    })),
    { atMs: LOST_MS, body: { type: 'replication', lagMs: null, lagBytes: null } },
    ...happenings(),
    ...clients(acknowledged.length),
    {
      atMs: ENDS_MS,
      body: {
        type: 'loss-report',
        region: 'dr',
        acknowledged: acknowledged.length,
        present: acknowledged.length - lostPayments.length,
        lost: lostPayments.map(([id, currency, minorUnits, acknowledgedAtMs]) => ({
          id,
          currency,
          minorUnits,
          acknowledgedAtMs,
          region: 'primary',
        })),
        duplicated: [],
        unacknowledged: 1,
      },
    },
    { atMs: ENDS_MS, body: heldCheck },
    {
      atMs: ENDS_MS,
      body: {
        type: 'limitation',
        text: 'Promotion is PostgreSQL’s, which takes a tenth of a second; Aurora’s takes minutes.',
      },
    },
  ];
}

export const heldCheck: CheckBody = {
  type: 'check',
  check: 'acknowledged-present-or-reported',
  promise: 'Every acknowledged payment is present or in the loss report.',
  verdict: 'passed',
  figures: [{ name: 'lost and named', value: '4' }],
  findings: [],
};

/** Bodies as records of one chain, with a last record unless told otherwise. */
export function chained(
  dated: readonly DatedBody[],
  end: 'footer' | 'none' = 'footer',
  /** What the clock on the wall says at a moment of the drill's; the same unless told otherwise. */
  wallAtMs: (atMs: number) => number = (atMs) => atMs,
): EvidenceRecord[] {
  const records: EvidenceRecord[] = [];
  const add = ({ atMs, body }: DatedBody) => {
    const previous = records.at(-1)?.hash ?? FIRST_PREVIOUS;
    records.push(seal(unsealed(records.length, previous, { atMs, wallMs: wallAtMs(atMs) }, body)));
  };
  dated.forEach(add);
  if (end === 'footer') {
    add({
      atMs: ENDS_MS,
      body: { type: 'footer', outcome: 'completed', records: records.length },
    });
  }
  return records;
}

/** A file of evidence. */
export function evidenceFile(
  dated: readonly DatedBody[] = regionKilled(),
  end: 'footer' | 'none' = 'footer',
): Buffer {
  return Buffer.from(evidenceText({ records: chained(dated, end) }), 'utf8');
}

function trafficOf(second: number): DatedBody {
  const atMs = BEGINS_MS + second * 1000;
  const served = servedBy(atMs);
  return {
    atMs,
    body:
      served === undefined
        ? {
            type: 'traffic',
            region: 'none',
            spanMs: 1000,
            taken: 0,
            refused: 0,
            failed: 9,
            latencyMs: null,
          }
        : {
            type: 'traffic',
            region: served,
            spanMs: 1000,
            taken: 20 + (second % 4),
            refused: second % 17 === 0 ? 1 : 0,
            failed: 0,
            latencyMs: { p50: 9.79931640625 + (second % 3), p95: 24.5 + (second % 6) },
          },
  };
}

function paymentsOf(second: number): DatedBody {
  const atMs = BEGINS_MS + second * 1000;
  const region = servedBy(atMs);
  const count = region === undefined ? 0 : 20 + (second % 4);
  return {
    atMs,
    body: {
      type: 'payments',
      region: region ?? 'dr',
      payments: Array.from({ length: count }, (_, index): AcknowledgedPayment => {
        const number = second * 100 + index;
        const id = `0195${String(number).padStart(4, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`;
        return [id, index % 5 === 0 ? 'JPY' : 'EUR', 1_050 + number, atMs + index * 40];
      }),
    },
  };
}

function servedBy(atMs: number): 'primary' | 'dr' | undefined {
  if (atMs < LOST_MS) {
    return 'primary';
  }
  return atMs < PAID_AGAIN_MS ? undefined : 'dr';
}

function happenings(): DatedBody[] {
  const phase = (
    name: string,
    title: string,
    branch: 'detection' | 'database' | 'dns' | 'clients',
    [from, to]: readonly [number, number],
    budgetMs: number,
  ): DatedBody => ({
    atMs: LOST_MS + to,
    body: {
      type: 'phase',
      phase: name,
      title,
      branch,
      startedAtMs: LOST_MS + from,
      endedAtMs: LOST_MS + to,
      budgetMs,
      budgetSource: 'RTO model, p95',
    },
  });
  const dns = (atMs: number, askedBy: string, leadsTo: 'primary' | 'dr'): DatedBody => ({
    atMs,
    body: {
      type: 'dns-answer',
      askedBy,
      name: 'payments.example.com',
      addresses: [leadsTo === 'primary' ? '198.51.100.10' : '203.0.113.10'],
      ttlSeconds: 60,
      leadsTo,
    },
  });
  const tasks = (atMs: number, region: 'primary' | 'dr', running: number): DatedBody => ({
    atMs,
    body: { type: 'tasks', region, desired: running, running, healthyTargets: running },
  });
  return [
    dns(BEGINS_MS, 'observer', 'primary'),
    tasks(BEGINS_MS, 'primary', 10),
    tasks(BEGINS_MS, 'dr', 2),
    {
      atMs: LOST_MS,
      body: {
        type: 'fault',
        change: 'begins',
        fault: 'primary-killed',
        region: 'primary',
        description: 'Every process of us-east-1 is killed.',
        losesWrites: true,
      },
    },
    tasks(LOST_MS, 'primary', 0),
    dns(LOST_MS + 26_000, 'observer', 'dr'),
    {
      atMs: LOST_MS + 27_000,
      body: {
        type: 'decision',
        region: 'dr',
        decision: 'fail-over',
        reason: 'active-lost',
        pages: false,
        signals: { verdict: 'unhealthy', probe: 'unhealthy', self: 'healthy' },
      },
    },
    {
      atMs: LOST_MS + 28_000,
      body: {
        type: 'operation',
        name: 'failover-1',
        kind: 'failover',
        epoch: 1,
        region: 'dr',
        by: 'region-watch',
        startedAtMs: LOST_MS + 28_000,
        endedAtMs: LOST_MS + 58_000,
        outcome: 'done',
      },
    },
    {
      atMs: LOST_MS + 31_000,
      body: {
        type: 'promotion',
        region: 'dr',
        step: 'writable',
        detail: 'the standby has become the writer.',
      },
    },
    tasks(LOST_MS + 45_000, 'dr', 10),
    dns(LOST_MS + 55_000, 'client-1', 'dr'),
    phase('detect-health-check', 'Health check turned', 'detection', [0, 26_000], 40_000),
    phase('promote', 'Database promoted', 'database', [28_000, 31_000], 300_000),
    phase('dns-cache', 'Caches of clients run out', 'dns', [26_000, 56_000], 20_000),
    {
      atMs: ENDS_MS,
      body: {
        type: 'own-report',
        operation: 'failover-1',
        location: 's3://transaction-logs-111122223333-use2-demo/failover-reports/1-failover',
        recoveryTimeMs: 31_000,
        expectedLossMs: 16,
        statements: [{ name: 'fencing', value: 'not proven' }],
      },
    },
  ];
}

function clients(taken: number): DatedBody[] {
  const half = Math.floor(taken / 2);
  return [half, taken - half].map((own, index) => ({
    atMs: ENDS_MS,
    body: {
      type: 'client',
      client: `client-${index + 1}`,
      requests: own + 250,
      taken: own,
      refused: 3,
      failed: 247,
      outages: [
        {
          fromMs: FIRST_FAILURE_MS + index * 200,
          toMs: PAID_AGAIN_MS - (1 - index) * 1_500,
          failedRequests: 247,
        },
      ],
    },
  }));
}
