import type { Fault } from '../../schedule/fault';
import { always, at, between, FOR_EVER_MS, from, votedDown } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import {
  corrected,
  forgotten,
  isLatched,
  latch,
  metric,
  onTheGrid,
  operationIs,
  REFUSED,
  startRefused,
  time,
  watchCall,
  written,
} from './elements';

const punctual = (afterMs: number, during = always): Fault => ({
  kind: 'punctual',
  place: 'dr',
  afterMs,
  ...during,
});

/** Of a round that nothing disturbs, whose other reads are of seven items. */
const LAST_READ = 8;

/** The limits to the millisecond, and what takes too long, or nearly. */
export const limitWatches: readonly AgreedWatch[] = [
  {
    name: 'what was paged for is over for exactly two minutes',
    minutes: 10,
    faults: [onTheGrid(), ...votedDown(between(0, 100)), { kind: 'not-armed' }],
    pages: [
      { subject: 'is disarmed', count: 1, first: between(60, 60.5) },
      { subject: 'Resolved: disarmed', count: 1, first: between(220, 220.5) },
    ],
  },
  {
    name: 'a hold lasts for exactly as long as one page is enough',
    minutes: 22.1,
    faults: [onTheGrid(), ...votedDown(from(0)), { kind: 'not-armed' }],
    pages: [{ subject: 'is disarmed', count: 2, first: between(60, 60.5) }],
  },
  {
    name: 'a start is refused for exactly as long as one page is enough',
    minutes: 22.1,
    faults: [onTheGrid(), ...votedDown(from(0)), startRefused(3_600)],
    pages: [{ subject: "the failover can't be started", count: 2, first: between(60, 60.5) }],
    starts: [],
  },
  {
    name: 'tasks are wanted at the moment of the loss',
    minutes: 7,
    faults: [onTheGrid(), ...votedDown(between(0, 40))],
    tasks: [{ place: 'dr', minimum: 10, count: 1, first: between(0, 0.5) }],
  },
  {
    name: 'Step Functions knows nothing of an operation for exactly five minutes',
    minutes: 11.3,
    faults: [onTheGrid(), forgotten({}, false)],
    items: [operationIs('aborted', 300.5, 309)],
  },
  {
    name: 'the latch is wrong for exactly 40 s of samples after it was written',
    minutes: 7.2,
    faults: [onTheGrid(), latch(true, -5, 0)],
    items: [isLatched(true, -5, 49.9), isLatched(false, 50.5, 70)],
    pages: corrected(50, 50.5),
  },
  {
    name: 'the latch is wrong, and an operation was called off since',
    minutes: 7.5,
    faults: [
      onTheGrid(),
      latch(true, -5, 0),
      written('operation', 5, {
        epoch: 7,
        kind: 'failover',
        phase: 'aborted',
        phases: { claimed: time(0) },
        executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-7',
        startedAt: time(0),
        updatedAt: time(20),
        endedAt: time(20),
        outcome: 'aborted',
        by: 'somebody',
        evidence: '{}',
      }),
    ],
    items: [
      isLatched(true, -5, 69.9),
      isLatched(false, 70.5, 85),
      { ...isLatched(false, 70.5, 85), member: 'epoch', value: 7 },
    ],
    pages: corrected(70, 70.5),
  },
  {
    name: 'the latch is wrong, and there are few samples',
    minutes: 7.7,
    faults: [
      punctual(5000, { fromMs: 0, untilMs: at(30) }),
      punctual(0, { fromMs: at(30), untilMs: FOR_EVER_MS }),
      latch(true, 10),
      { kind: 'watcher-dead', place: 'dr', ...between(18, 59) },
    ],
    items: [isLatched(true, 10, 79.9), isLatched(false, 80.5, 95)],
    pages: corrected(80, 80.5),
  },
  {
    name: 'a pause of arming ends when a loss is confirmed',
    minutes: 8,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      written('arming', -10, {
        armed: true,
        disarmedUntilMs: Date.parse(time(60)),
        reason: 'work on the network',
        by: 'somebody',
        atMs: Date.parse(time(-10)),
      }),
    ],
    tasks: [{ place: 'dr', minimum: 10, count: 2, first: between(60, 60.5) }],
    pages: [
      { subject: 'is taking over', count: 1, first: between(60, 60.5) },
      { subject: 'is disarmed', count: 0 },
    ],
  },
  {
    name: 'a page is never answered',
    minutes: 8,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      { kind: 'not-armed' },
      watchCall('SNS Publish', 'stalled', 55),
    ],
    metrics: [metric('WatchRan', 1, 67.5, 69)],
  },
  {
    name: 'a page is answered after three seconds',
    minutes: 8,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      { kind: 'not-armed' },
      watchCall('SNS Publish', { slowMs: 3000 }, 55),
    ],
    metrics: [metric('WatchRan', 1, 62.5, 63.5)],
    pages: [{ subject: 'is disarmed', count: 1, first: between(60, 60.5) }],
  },
  {
    name: 'a page is refused, and the watcher is heard of all the same',
    minutes: 8,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      { kind: 'not-armed' },
      watchCall('SNS Publish', REFUSED, 55, { forSeconds: 3_600 }),
    ],
    metrics: [metric('WatchRan', 1, 60, 61)],
  },
  {
    name: 'what a round reads first is never answered',
    minutes: 7.2,
    faults: [onTheGrid(), watchCall('DynamoDB GetItem', 'stalled', -1)],
    metrics: [metric('WatchRan', 1, 29.9, 31)],
  },
  {
    name: 'what a round reads first is answered after three seconds',
    minutes: 6.5,
    faults: [onTheGrid(), watchCall('DynamoDB GetItem', { slowMs: 3000 }, -1)],
    metrics: [metric('WatchRan', 1, 2.9, 3.5)],
  },
  {
    name: 'the latch that is to be published is never read',
    minutes: 6.5,
    faults: [onTheGrid(), watchCall('DynamoDB GetItem', 'stalled', -1, { nth: LAST_READ })],
    metrics: [
      metric('WatchRan', 1, 3.5, 4.5),
      metric('FailoverLatch', 'absent', 0, 9),
      metric('FailoverLatch', 0, 9, 25),
    ],
  },
  {
    name: 'the latch that is to be published is read after a second',
    minutes: 6.5,
    faults: [onTheGrid(), watchCall('DynamoDB GetItem', { slowMs: 1000 }, -1, { nth: LAST_READ })],
    metrics: [metric('FailoverLatch', 0, 0.9, 1.5)],
  },
  {
    name: 'the primary can read nothing, and has nothing to tell',
    minutes: 7,
    faults: [watchCall('DynamoDB GetItem', REFUSED, 0, { forSeconds: 15, place: 'primary' })],
    metrics: [metric('WatchRan', 1, 30, 55, 'primary')],
  },
];
