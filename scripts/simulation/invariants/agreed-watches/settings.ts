import { at, between, from, votedDown } from '../agreed-holds/agreed-hold';
import type { AgreedPayments, AgreedWatch } from './agreed-watch';
import {
  described,
  FOR_GOOD_SECONDS,
  memberOf,
  moment,
  onTheGrid,
  REFUSED,
  unraised,
  written,
} from './elements';

const draining = (seconds: number, value: string) =>
  written('draining', seconds, { json: value, revision: seconds + 1 }, 'primary');

const drained = (change: object): string =>
  JSON.stringify({ set: true, epoch: 3, atMs: moment(0), untilMs: moment(60), ...change });

const payments = (isTaken: boolean, fromSeconds: number, untilSeconds: number): AgreedPayments => ({
  place: 'primary',
  isTaken,
  ...between(fromSeconds, untilSeconds),
});

const arming = memberOf('arming');

/** Draining, arming and its pauses, and who wants tasks at all. */
export const settingWatches: readonly AgreedWatch[] = [
  {
    name: 'a region is drained by who never comes back',
    minutes: 8,
    faults: [draining(0, drained({}))],
    payments: [payments(false, 1, 59), payments(true, 61, 100)],
  },
  {
    name: 'what is noted about draining is odd',
    minutes: 8,
    faults: [
      draining(0, drained({ set: 'yes' })),
      draining(10, drained({ epoch: '3' })),
      draining(20, drained({ atMs: 'now' })),
      draining(30, drained({ untilMs: String(moment(60)) })),
      draining(40, 'null'),
    ],
    payments: [0, 10, 20, 30, 40].map((seconds) => payments(true, seconds + 0.1, seconds + 9.9)),
  },
  {
    name: 'a switchover drains for a quarter of an hour at most',
    minutes: 9.6,
    faults: [
      { kind: 'operator', action: 'switch-over', atMs: at(0) },
      {
        kind: 'call-fails',
        place: 'primary',
        by: 'functions',
        call: 'undrain DynamoDB PutItem',
        nth: 1,
        fromMs: at(0),
        forMs: FOR_GOOD_SECONDS * 1000,
        manner: REFUSED,
      },
    ],
    items: [
      {
        place: 'primary',
        item: 'draining',
        member: 'untilMs',
        value: undefined,
        momentIn: between(910, 1050),
        ...between(200, 210),
      },
    ],
  },
  {
    ...unraised(
      'while arming is paused',
      { kind: 'operator', action: 'pause', atMs: at(-60) },
      ...votedDown(from(0)),
    ),
    items: [
      arming('armed', true, -59, 110),
      { ...arming('disarmedUntilMs', undefined, -59, 110), momentIn: between(240, 241) },
    ],
    refusals: 0,
  },
  {
    ...unraised(
      'while it is disarmed and somebody pauses that',
      { kind: 'operator', action: 'disarm', atMs: at(-70) },
      { kind: 'operator', action: 'pause', atMs: at(-60) },
      ...votedDown(from(0)),
    ),
    items: [arming('armed', false, -69, 110), arming('disarmedUntilMs', undefined, -69, 110)],
    refusals: 1,
  },
  unraised(
    'while it writes itself',
    described('dr', { writers: ['dr'] }, from(-20)),
    ...votedDown(from(0)),
  ),
  {
    name: 'the home primary is armed by mistake and wants no tasks',
    minutes: 8,
    faults: [
      written(
        'arming',
        -60,
        { armed: true, reason: 'a mistake', by: 'somebody', atMs: moment(-60) },
        'primary',
      ),
      described('primary', { writers: ['dr'] }, from(-30)),
      { kind: 'probe-answers', place: 'primary', status: 503, ...from(0) },
    ],
    tasks: [{ place: 'primary', minimum: 10, count: 0 }],
    starts: [],
  },
  {
    name: 'tasks that an operation took back since they were wanted are wanted anew',
    minutes: 7,
    faults: [
      onTheGrid(),
      written('capacity', -25, { raisedAtMs: moment(-30) }),
      ...votedDown(from(0)),
    ],
    tasks: [{ place: 'dr', minimum: 10, count: 1, first: between(0, 0.5) }],
  },
  {
    name: 'tasks that were wanted stay for as long as somebody holds the failover',
    minutes: 17.5,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      { kind: 'operator', action: 'disarm', atMs: at(30) },
    ],
    tasks: [
      { place: 'dr', minimum: 10, count: 1, first: between(0, 0.5) },
      { place: 'dr', minimum: 2, count: 0 },
    ],
  },
];
