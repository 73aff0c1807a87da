import { NOTHING_HAPPENED } from '../../../../scripts/simulation/final-state';
import type { Observations, ObservedSnapshot } from '../../../../scripts/simulation/observations';
import type { Fault } from '../../../../scripts/simulation/schedule/fault';
import {
  automatic,
  broken,
  execution,
  MINUTE_MS,
  promotion,
  reported,
  request,
  runWith,
} from '../support';

const lost: Fault = {
  kind: 'region-lost',
  place: 'primary',
  manner: 'hangs',
  fromMs: 7 * MINUTE_MS,
  untilMs: 15 * MINUTE_MS,
};

/** A failover that went as it should. */
const failedOver = {
  ...automatic,
  promotions: [promotion],
  ...reported(),
  dnsAnswers: [
    { place: 'primary', atMs: 0 },
    { place: 'dr', atMs: 9 * MINUTE_MS },
  ],
  final: {
    ...NOTHING_HAPPENED,
    writer: 'dr',
    isLatched: true,
    dnsAnswer: 'dr',
    regions: {
      ...NOTHING_HAPPENED.regions,
      dr: { ...NOTHING_HAPPENED.regions.dr, minimumTasks: 10, runningTasks: 10 },
    },
  },
} satisfies Partial<Observations>;

const snapshot: ObservedSnapshot = {
  place: 'primary',
  id: 'rds:unplanned-global-failover-aurora-use1-sim-960000',
  takenAtMs: 16 * MINUTE_MS,
  kind: 'automated',
};
const copy: ObservedSnapshot = {
  place: 'primary',
  id: 'lost-writes-aurora-use1-sim-960000',
  takenAtMs: 18 * MINUTE_MS,
  kind: 'manual',
};
const saved = reported({ lostWrites: { kind: 'saved', copyId: copy.id } });

/** Of these tests' own; the made-up signals of an automatic failover are another test's. */
const brokenBut = (seen: Partial<Observations>, faults: readonly Fault[] = [lost]) =>
  broken(runWith({ ...failedOver, ...seen }, faults)).filter((name) => name !== 'confirmed-loss');

describe('after a failover', () => {
  test('nothing breaks when it went as it should', () => {
    expect(brokenBut({})).toEqual([]);
  });

  test('the name has to stay with the writer', () => {
    const strayed = [...failedOver.dnsAnswers, { place: 'primary', atMs: 20 * MINUTE_MS } as const];

    expect(brokenBut({ dnsAnswers: strayed })).toEqual(['dns-follows-writer']);
    expect(brokenBut({ dnsAnswers: [{ place: 'primary', atMs: 0 }] })).toEqual([
      'dns-follows-writer',
    ]);
  });

  test('there has to be a report of it', () => {
    expect(brokenBut({ reports: [] })).toEqual(['done-is-reported']);
    expect(brokenBut(reported({ toRegion: 'us-east-1' }))).toEqual(['done-is-reported']);
    expect(brokenBut(reported({ epoch: 0 }))).toEqual(['done-is-reported']);
  });

  test('the new writer needs the tasks of a primary', () => {
    const { final } = failedOver;
    const dr = { ...final.regions.dr, runningTasks: 2 };

    expect(brokenBut({ final: { ...final, regions: { ...final.regions, dr } } })).toEqual([
      'full-capacity',
    ]);
  });

  test('lost writes have to be copied once, and named', () => {
    expect(brokenBut({ snapshots: [snapshot, copy], ...saved })).toEqual([]);
    expect(brokenBut({ snapshots: [snapshot] })).toEqual(['lost-writes-saved']);
    expect(brokenBut({ snapshots: [snapshot, copy, copy], ...saved })).toEqual([
      'lost-writes-saved',
    ]);
    expect(brokenBut({ snapshots: [snapshot, copy] })).toEqual(['lost-writes-saved']);
  });

  test('no more than the RPO may be left behind by a decision of its own', () => {
    const promotions = [{ ...promotion, lagMs: 6 * MINUTE_MS }];
    const byAPerson = [{ ...execution, by: 'operator' }];

    expect(brokenBut({ promotions })).toEqual(['loss-within-rpo']);
    expect(brokenBut({ promotions, executions: byAPerson })).toEqual([]);
  });

  test('the promotion is not asked for again while it is carried out', () => {
    const again = { ...request, atMs: request.atMs + 5_000, outcome: 'busy' } as const;
    const lostAnswers: Fault = {
      kind: 'calls',
      place: 'dr',
      by: 'state-machines',
      fate: 'answer-lost',
      share: 0.1,
      delayMs: 1,
      fromMs: 0,
      untilMs: 20 * MINUTE_MS,
    };
    const promotionRequests = [request, again];

    expect(brokenBut({ promotionRequests })).toEqual(['asked-once']);
    expect(brokenBut({ promotionRequests }, [lost, lostAnswers])).toEqual([]);
  });

  test('a payment in the old writer needs a report of that epoch that says why', () => {
    const payment = { id: 1, atMs: 12 * MINUTE_MS, place: 'primary' } as const;
    const seen = { acknowledged: [payment], ledger: new Set([1]) };
    const says = (splitBrain: object, epoch = 1) =>
      brokenBut({ ...seen, ...reported({ fencing: { splitBrain }, epoch }) });

    expect(says({ kind: 'possible', because: 'no event' })).toEqual([]);
    expect(says({ kind: 'possible' })).toEqual(['one-writer']);
    expect(says({ kind: 'excluded', because: 'blocked' })).toEqual(['one-writer']);
    expect(says({ kind: 'possible', because: 'no event' }, 0)).toContain('one-writer');
  });
});

test('a payment in the DR region before any promotion breaks an invariant', () => {
  const payment = { id: 1, atMs: MINUTE_MS, place: 'dr' } as const;
  const run = runWith({ acknowledged: [payment], ledger: new Set([1]), promotions: [promotion] });

  expect(broken(run)).toContain('one-writer');
});
