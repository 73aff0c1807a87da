import type { DatabaseDescription, Fault, Plain, RegionPlace } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at, between, from, lost, SEEN, votedDown } from '../agreed-holds/agreed-hold';
import type { AgreedItem, AgreedMetric, AgreedPages, AgreedWatch } from './agreed-watch';

const latch = (set: boolean, seconds: number, atSeconds = seconds): Fault => ({
  kind: 'item-written',
  place: 'dr',
  item: 'latch',
  value: { set, atMs: EPOCH_MS + at(atSeconds), epoch: 3 },
  when: { atMs: at(seconds) },
});

const isLatched = (value: boolean, fromSeconds: number, untilSeconds: number): AgreedItem => ({
  place: 'dr',
  item: 'latch',
  member: 'set',
  value,
  ...between(fromSeconds, untilSeconds),
});

const FOLLOWS = 'DNS did not follow the writer';

const corrected = (fromSeconds: number, untilSeconds: number): readonly AgreedPages[] => [
  { subject: FOLLOWS, count: 1, first: between(fromSeconds, untilSeconds) },
];

const neverCorrected: readonly AgreedPages[] = [{ subject: FOLLOWS, count: 0 }];

const described = (
  place: RegionPlace,
  as: DatabaseDescription,
  during: ReturnType<typeof between>,
): Fault => ({ kind: 'database-described', place, as, ...during });

const time = (seconds: number): string => new Date(EPOCH_MS + at(seconds)).toISOString();

/** An operation of which Step Functions knows nothing. */
const forgotten = (change: Readonly<Record<string, Plain>>, isBegun: boolean): Fault => ({
  kind: 'item-written',
  place: 'dr',
  item: 'operation',
  value: {
    epoch: 7,
    kind: 'failover',
    phase: isBegun ? 'promoting' : 'claimed',
    phases: { claimed: time(0), ...(isBegun && { promoting: time(1) }) },
    executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-7',
    startedAt: time(0),
    updatedAt: time(0),
    by: 'somebody',
    evidence: '{}',
    ...change,
  },
  when: { atMs: at(0) },
});

const startRefused = (forMs: number): Fault => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'functions',
  call: 'watch SFN StartExecution',
  nth: 1,
  fromMs: at(0),
  forMs,
  manner: { error: 'AccessDeniedException' },
});

const operationIs = (value: string | undefined, fromSeconds: number, untilSeconds: number) => ({
  place: 'dr' as const,
  item: 'operation',
  member: 'outcome',
  value,
  ...between(fromSeconds, untilSeconds),
});

const metric = (
  name: string,
  value: AgreedMetric['value'],
  fromSeconds: number,
  untilSeconds: number,
  place: RegionPlace = 'dr',
): AgreedMetric => ({ place, metric: name, value, ...between(fromSeconds, untilSeconds) });

const signals = (
  verdict: AgreedMetric['value'],
  probe: AgreedMetric['value'],
  self: AgreedMetric['value'],
  fromSeconds: number,
  untilSeconds: number,
): readonly AgreedMetric[] => [
  metric('SignalVerdict', verdict, fromSeconds, untilSeconds),
  metric('SignalProbe', probe, fromSeconds, untilSeconds),
  metric('SignalSelf', self, fromSeconds, untilSeconds),
];

const unraised = (name: string, ...faults: readonly Fault[]): AgreedWatch => ({
  name: `no more tasks ${name}`,
  minutes: 8,
  faults,
  tasks: [{ place: 'dr', minimum: 10, count: 0 }],
});

const exposure = (
  member: 'since' | 'until',
  value: unknown,
  fromSeconds: number,
  untilSeconds: number,
  place: RegionPlace = 'primary',
): AgreedItem => ({
  place,
  item: 'exposure',
  member,
  value,
  ...between(fromSeconds, untilSeconds),
});

const pendingResync = { synchronization: 'pending-resync' } as const;

export const agreedWatches: readonly AgreedWatch[] = [
  {
    name: 'the latch is set while the primary writes',
    minutes: 10,
    faults: [latch(true, 0)],
    items: [isLatched(true, 1, 40), isLatched(false, 95, 240)],
    metrics: [metric('FailoverLatch', 1, SEEN, 40), metric('FailoverLatch', 0, 105, 240)],
    pages: corrected(40, 95),
  },
  {
    name: 'the latch is cleared while the DR region writes',
    minutes: 15,
    faults: [lost, latch(false, 400)],
    items: [isLatched(true, 300, 399), isLatched(false, 401, 440), isLatched(true, 495, 540)],
    pages: corrected(440, 495),
  },
  {
    name: 'the latch is of a moment to come',
    minutes: 11,
    faults: [latch(true, 0, 100)],
    items: [isLatched(true, 1, 140), isLatched(false, 195, 300)],
    pages: corrected(140, 195),
  },
  {
    name: 'the latch is right, and written anew',
    minutes: 8,
    faults: [latch(false, 0)],
    items: [isLatched(false, 1, 120), { ...isLatched(false, 1, 120), member: 'epoch', value: 3 }],
    pages: neverCorrected,
  },
  {
    name: 'a new environment has its first latch, and nobody is told',
    minutes: 5,
    faults: [{ kind: 'not-armed' }],
    items: [
      { ...isLatched(false, -250, -70) },
      { ...isLatched(false, -250, -70), member: 'announcement', value: 'none' },
    ],
    metrics: [metric('FailoverLatch', 'absent', -360, -321), metric('FailoverLatch', 0, -240, -70)],
    pages: neverCorrected,
  },
  {
    name: 'the latch is wrong while nobody knows who writes',
    minutes: 12,
    faults: [latch(true, 0), described('dr', { members: [] }, between(0, 150))],
    items: [isLatched(true, 1, 190), isLatched(false, 245, 350)],
    pages: [...corrected(190, 245), { subject: 'which region writes', count: 1 }],
  },
  {
    name: 'the latch is wrong while Aurora does something',
    minutes: 12,
    faults: [
      latch(true, 0),
      described(
        'dr',
        { operation: { status: 'switching-over', isDataLossAllowed: false } },
        between(0, 150),
      ),
    ],
    items: [isLatched(true, 1, 190), isLatched(false, 245, 350)],
    pages: corrected(190, 245),
  },
  {
    name: 'the latch is wrong while nobody writes',
    minutes: 12,
    faults: [latch(true, 0), described('dr', { writers: [] }, between(0, 150))],
    items: [isLatched(true, 1, 190), isLatched(false, 245, 350)],
    pages: corrected(190, 245),
  },
  {
    name: 'the latch is wrong while an operation runs, of which nothing is known',
    minutes: 15,
    faults: [forgotten({}, false), latch(true, 0)],
    items: [
      isLatched(true, 1, 340),
      isLatched(false, 420, 530),
      operationIs('aborted', 330, 530),
      { ...operationIs('aborted', 330, 530), member: 'phase' },
    ],
    pages: [
      ...corrected(340, 420),
      { subject: 'stopped before it changed anything', count: 1, first: between(300, 330) },
    ],
    starts: [],
  },
  {
    name: 'a failover that had promoted is forgotten',
    minutes: 14,
    faults: [forgotten({}, true)],
    pages: [
      { subject: 'is resumed by failover-8', count: 1, first: between(300, 330) },
      { subject: 'not carried out', count: 1 },
    ],
    starts: ['failover-8'],
  },
  {
    name: 'a switchover that had promoted is forgotten',
    minutes: 14,
    faults: [forgotten({ kind: 'switchover' }, true)],
    items: [operationIs('failed', 330, 470)],
    pages: [{ subject: 'switchover-7 stopped half-way and needs you', count: 1 }],
    starts: [],
  },
  {
    name: 'a resumed failover is forgotten',
    minutes: 14,
    faults: [forgotten({ by: 'region-watch resumes failover-6, started by somebody' }, true)],
    items: [operationIs('failed', 330, 470)],
    pages: [{ subject: 'failover-7 stopped half-way and needs you', count: 1 }],
    starts: [],
  },
  {
    name: 'a failed operation that is to be resumed is so once',
    minutes: 10,
    faults: [
      forgotten({ phase: 'failed', outcome: 'failed', endedAt: time(0), resumableEpoch: 7 }, true),
    ],
    pages: [{ subject: 'is resumed by failover-8', count: 1, first: between(0, SEEN) }],
    starts: ['failover-8'],
  },
  {
    name: 'a failed operation that was to be resumed before',
    minutes: 10,
    faults: [
      forgotten({ phase: 'failed', outcome: 'failed', endedAt: time(0), resumableEpoch: 6 }, true),
    ],
    pages: [{ subject: 'is resumed', count: 0 }],
    starts: [],
  },
  {
    name: 'a start that is refused for a while',
    minutes: 12,
    faults: [lost, startRefused(60_000)],
    pages: [
      { subject: "the failover can't be started", count: 1, first: between(80, 130) },
      { subject: 'is taking over (failover-1)', count: 1, first: between(140, 200) },
    ],
    starts: ['failover-1'],
  },
  {
    name: 'a start that is refused for good',
    minutes: 24,
    faults: [lost, startRefused(3_600_000)],
    pages: [
      { subject: "the failover can't be started", count: 2, first: between(80, 130) },
      { subject: 'is taking over', count: 0 },
    ],
    starts: [],
  },
  {
    name: 'a hold that lasts pages every quarter of an hour, and what it was is told when it is over',
    minutes: 29,
    faults: [{ ...lost, ...between(0, 1100) } as Fault, { kind: 'not-armed' }],
    pages: [
      { subject: 'is disarmed', count: 2, first: between(80, 126) },
      { subject: 'Resolved: disarmed', count: 1, first: between(1240, 1295) },
    ],
    metrics: [metric('DecisionHold', 1, 135, 1099), metric('DecisionHold', 0, 1160, 1350)],
  },
  {
    name: 'nothing is told to be over that nobody was told of',
    minutes: 11,
    faults: votedDown(between(0, 50)),
    pages: [{ subject: 'Resolved', count: 0 }],
    metrics: [
      ...signals(1, 1, 1, -300, 0),
      ...signals(0, 0, 1, SEEN, 50),
      ...signals(1, 1, 1, 50 + SEEN, 290),
      metric('DecisionHold', 0, -300, 290),
      metric('UnprotectedSeconds', 'absent', -300, 290),
      metric('UnprotectedSeconds', 0, -300, 290, 'primary'),
      metric('FailoverLatch', 'absent', -360, 290, 'primary'),
      metric('SignalSelf', 'absent', -300, 290, 'primary'),
    ],
    tasks: [{ place: 'dr', minimum: 10, count: 1, first: between(0, SEEN) }],
  },
  {
    name: 'the signals are told as they are, and not at all when they are not known',
    minutes: 10,
    faults: [
      { kind: 'verdict-says', says: [], ...between(0, 100) },
      { kind: 'self-check-lost', place: 'dr', endpoints: 9, ...between(0, 100) },
    ],
    metrics: [...signals('absent', 1, 0, SEEN, 100), ...signals(1, 1, 1, 100 + SEEN, 230)],
  },
  {
    name: 'the tasks that were wanted in vain are given back',
    minutes: 18,
    faults: votedDown(between(0, 40)),
    tasks: [
      { place: 'dr', minimum: 10, count: 1, first: between(0, SEEN) },
      { place: 'dr', minimum: 2, count: 1, first: between(640, 690) },
    ],
  },
  unraised('without a loss', {
    kind: 'probe-answers',
    place: 'dr',
    status: 503,
    ...between(0, 50),
  }),
  unraised('before it is armed', { kind: 'not-armed' }, ...votedDown(from(0))),
  unraised(
    'while it is disarmed',
    { kind: 'operator', action: 'disarm', atMs: at(-60) },
    ...votedDown(from(0)),
  ),
  unraised(
    'while it is cut off itself',
    { kind: 'self-check-lost', place: 'dr', endpoints: 9, ...from(0) },
    ...votedDown(from(0)),
  ),
  unraised(
    'while nobody knows who writes',
    described('dr', { members: [] }, from(-20)),
    ...votedDown(from(0)),
  ),
  {
    name: 'the pair is out of sync for two minutes',
    minutes: 11,
    faults: [
      described('primary', pendingResync, between(0, 120)),
      described('dr', pendingResync, between(0, 120)),
    ],
    items: [exposure('until', 0, SEEN, 119)],
    metrics: [
      metric('UnprotectedSeconds', 0, -300, -1, 'primary'),
      metric('UnprotectedSeconds', { atLeast: 1, atMost: 120 }, SEEN + 20, 115, 'primary'),
      metric('UnprotectedSeconds', 0, 120 + SEEN, 290, 'primary'),
      metric('UnprotectedSeconds', 'absent', -300, 290),
    ],
  },
  {
    name: 'the pair is out of sync, and then nothing is known',
    minutes: 11,
    faults: [
      described('primary', pendingResync, between(0, 60)),
      described('primary', { synchronization: 'unsure' }, between(60, 120)),
      described('primary', { members: [] }, between(120, 180)),
    ],
    items: [exposure('until', 0, SEEN, 179)],
    metrics: [
      metric('UnprotectedSeconds', { atLeast: 20, atMost: 120 }, 60, 115, 'primary'),
      metric('UnprotectedSeconds', 'absent', 120 + SEEN, 179, 'primary'),
      metric('UnprotectedSeconds', 0, 180 + SEEN, 290, 'primary'),
    ],
  },
  {
    name: 'nothing is known of the synchronization',
    minutes: 9,
    faults: [described('primary', { synchronization: 'unsure' }, between(0, 100))],
    items: [exposure('until', undefined, -300, 180)],
    metrics: [metric('UnprotectedSeconds', 'absent', SEEN, 99, 'primary')],
  },
];
