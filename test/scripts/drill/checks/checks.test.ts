import { judgeAll } from '../../../../scripts/drill/checks';
import type { DrillHistory } from '../../../../scripts/drill/checks/drill-history';
import type { PaymentAttempt } from '../../../../scripts/drill/load/history';
import { failed, failover, promotion, read, stored, taken } from '../support/history';

const broken = (history: DrillHistory): readonly string[] =>
  judgeAll(history)
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ check }) => check);

const good = failover();
const inDr = { region: 'dr' } as const;
const storedIds = good.stored.map(({ id }) => id);

/** Accepted by the DR region after it was asked to promote its database and before that writes. */
const pending = (key: string): PaymentAttempt =>
  taken(key, 60.5, {
    ...inDr,
    outcome: { kind: 'taken', id: `id-${key}`, isReplay: false, isPending: true },
  });

/** The old primary's region is there again. */
const returned = (overrides: Partial<DrillHistory> = {}): DrillHistory =>
  failover({ faults: good.faults.map((fault) => ({ ...fault, endsAtMs: 75_000 })), ...overrides });

test('a failover that loses what its loss report names breaks no promise', () => {
  const checks = judgeAll(good);

  expect(checks.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  expect(checks.filter(({ verdict }) => verdict === 'passed').length).toBeGreaterThan(7);
});

test.each<[name: string, history: DrillHistory, check: string]>([
  [
    'an acknowledged payment that is nowhere',
    failover({ leftBehind: [] }),
    'acknowledged-present-or-reported',
  ],
  ['no payment at all', failover({ payments: [] }), 'acknowledged-present-or-reported'],
  [
    'a loss where nothing may be lost',
    failover({ expected: { ...good.expected, lossless: 'from-the-start' } }),
    'nothing-lost',
  ],
  [
    'a loss after the first move where nothing may be lost from then on',
    failover({
      expected: { ...good.expected, lossless: 'after-the-first-move' },
      stored: ['a', 'b', 'd'].map((key) => stored(key)),
      leftBehind: ['a', 'b', 'c', 'e'].map((key) => stored(key)),
    }),
    'nothing-lost',
  ],
  [
    'two payments of one key',
    failover({ stored: [...good.stored, { ...stored('e'), id: 'id-again' }] }),
    'nobody-pays-twice',
  ],
  [
    'a retry that is answered with another payment than is stored',
    failover({
      payments: [
        ...good.payments,
        taken('e', 82, { ...inDr, outcome: { kind: 'taken', id: 'id-other', isReplay: true } }),
      ],
    }),
    'nobody-pays-twice',
  ],
  [
    'a payment that is booked on one side only',
    failover({
      stored: [
        ...good.stored,
        stored('f', { entries: [{ account: 'one', currency: 'USD', minorUnits: 1050 }] }),
      ],
    }),
    'ledger-is-conserved',
  ],
  [
    'a payment that the old writer takes after the new one writes',
    failover({
      payments: [...good.payments, taken('late', 75)],
      leftBehind: [stored('late'), ...good.leftBehind],
    }),
    'one-writer',
  ],
  [
    'a payment that the old writer stored after the new one wrote, though nobody was answered',
    failover({
      payments: [...good.payments, failed('late', 75), taken('late', 90, inDr)],
      stored: [...good.stored, stored('late')],
      leftBehind: [...good.leftBehind, stored('late', { id: 'id-other' })],
    }),
    'one-writer',
  ],
  [
    'a payment that is told of and then not known any more',
    failover({ reads: [...good.reads, read('e', 85, { ...inDr, outcome: { kind: 'missing' } })] }),
    'reads-never-go-back',
  ],
  [
    'a client that never pays again',
    failover({ payments: [...good.payments, failed('x', 62, { client: 1 })] }),
    'recovers-in-time',
  ],
  [
    'a recovery that takes longer than the objective',
    failover({ targets: { rtoMs: 50_000, rpoMs: 300_000 } }),
    'recovers-in-time',
  ],
  [
    'a loss that is older than the objective',
    failover({ targets: { rtoMs: 900_000, rpoMs: 500 } }),
    'loss-within-objective',
  ],
  ['a failover that does not happen', failover({ writerChanges: [] }), 'ends-as-expected'],
  [
    'a second failover',
    failover({
      writerChanges: [promotion, { ...promotion, requestedAtMs: 80_000, writableAtMs: 81_000 }],
    }),
    'ends-as-expected',
  ],
  [
    'an operation that fails',
    failover({
      operations: good.operations.map((each) => ({ ...each, outcome: 'failed' as const })),
    }),
    'ends-as-expected',
  ],
  [
    'a latch that is set before the database writes',
    failover({ latchChanges: [{ atMs: 59_500, isSet: true }] }),
    'latch-follows-writer',
  ],
  ['a latch that is never set', failover({ latchChanges: [] }), 'latch-follows-writer'],
  [
    'a latch that the watcher had to set',
    failover({ latchWrites: [{ by: 'watcher', epoch: 1, isSet: true, atMs: 67_500 }] }),
    'latch-follows-writer',
  ],
  [
    'a latch that is written before the database writes, and seen after it does',
    failover({ latchWrites: [{ by: 'operation', epoch: 1, isSet: true, atMs: 60_900 }] }),
    'latch-follows-writer',
  ],
  [
    'a latch that is set long after the operation said that it is done',
    failover({ latchChanges: [{ atMs: 95_000, isSet: true }] }),
    'latch-follows-writer',
  ],
  [
    'tasks that run on in an old region that could be reached',
    failover({ writerChanges: [{ ...promotion, couldFence: true }] }),
    'old-region-is-fenced',
  ],
  [
    'a payment that was accepted without a database and is never booked',
    failover({ payments: [...good.payments, pending('p')] }),
    'accepted-are-booked',
  ],
  [
    'a region that accepts nothing while its promotion hangs',
    failover({ expected: { ...good.expected, standsIn: true } }),
    'accepted-are-booked',
  ],
  ['an old primary that is back and not there as a standby', returned(), 'standby-follows'],
  [
    'an old primary that is back and takes writes of its own',
    returned({ standby: { region: 'primary', isFollowing: false, ids: storedIds } }),
    'standby-follows',
  ],
  [
    'a standby that was rebuilt and lacks a payment',
    returned({ standby: { region: 'primary', isFollowing: true, ids: storedIds.slice(1) } }),
    'standby-follows',
  ],
  [
    'an old primary that still has what only it had',
    returned({ standby: { region: 'primary', isFollowing: true, ids: [...storedIds, 'id-c'] } }),
    'standby-follows',
  ],
  [
    'a client that DNS leads to the old region in the end',
    failover({ payments: [...good.payments, failed('z', 95)] }),
    'clients-pay-the-writer',
  ],
])('%s is found', (_, history, check) => {
  expect(broken(history)).toContain(check);
});

test('an answer that was under way when the writer changed belongs to the old writer', () => {
  const history = failover({
    payments: [
      ...good.payments,
      taken('late', 60, { startedAtMs: 60_500, endedAtMs: 62_000, client: 2 }),
      taken('next', 90, { ...inDr, client: 2 }),
    ],
    stored: [...good.stored, stored('next')],
    leftBehind: [...good.leftBehind, stored('late')],
  });

  expect(broken(history)).toEqual([]);
});

test('what was accepted while the promotion hung, and is booked, breaks no promise', () => {
  const history = failover({
    expected: { ...good.expected, standsIn: true },
    payments: [...good.payments, pending('p'), taken('q', 85, inDr)],
    stored: [...good.stored, stored('p'), stored('q')],
  });

  expect(broken(history)).toEqual([]);
});

test('an old primary that was rebuilt and has what the writer has breaks no promise', () => {
  const history = returned({
    standby: { region: 'primary', isFollowing: true, ids: storedIds },
  });

  const check = judgeAll(history).find(({ check: name }) => name === 'standby-follows');

  expect(check?.verdict).toBe('passed');
  expect(broken(history)).toEqual([]);
});

test('a standby that does not know a payment yet takes no step back', () => {
  const behind = read('c', 9, { ...inDr, outcome: { kind: 'missing' } });

  expect(broken(failover({ reads: [behind] }))).toEqual([]);
});

test('what the loss report names may be missing afterwards', () => {
  const gone = read('c', 75, { ...inDr, outcome: { kind: 'missing' } });

  expect(broken(failover({ reads: [gone] }))).toEqual([]);
});

test('a scenario in which nobody may fail over is judged by that', () => {
  const expected = { outcome: 'no-failover', writer: 'primary', moves: 0, recovers: true } as const;
  const quiet = failover({
    expected,
    payments: [taken('a', 1)],
    reads: [],
    operations: [],
    writerChanges: [],
    stored: [stored('a')],
    leftBehind: [],
  });

  expect(broken(quiet)).toEqual([]);
  expect(broken(failover({ expected }))).toContain('ends-as-expected');
});

test('the recovery time runs from the first request that failed to the last client that pays again', () => {
  const history = failover({
    payments: [
      ...good.payments,
      failed('f', 12, { client: 1 }),
      taken('f', 70, { ...inDr, client: 1 }),
    ],
    stored: [...good.stored, stored('f')],
  });

  const check = judgeAll(history).find(({ check: name }) => name === 'recovers-in-time');

  expect(check?.figures).toEqual([
    { name: 'overall', value: '59.1 s' },
    { name: 'longest of one client', value: '58.1 s' },
    { name: 'shortest of one client', value: '52.1 s' },
    { name: 'target', value: '900.0 s' },
  ]);
});

test('a loss is told in payments, money and time', () => {
  const check = judgeAll(good).find(({ check: name }) => name === 'loss-within-objective');

  expect(check?.figures).toEqual([
    { name: 'payments lost', value: '1' },
    { name: 'USD lost', value: '10.50' },
    { name: 'oldest before the loss', value: '0.900 s' },
    { name: 'target', value: '300 s' },
  ]);
});
