import type { Fault, FaultOf } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at, between, from, lost, votedDown } from '../agreed-holds/agreed-hold';
import {
  type AgreedOperation,
  always,
  calls,
  FOR_GOOD_SECONDS,
  REFUSED,
  toFailover,
} from './agreed-operation';

/** The watcher sees a loss; what the second look sees is called off at once. */
const calledOff = (name: string, reason: RegExp, ...faults: readonly Fault[]): AgreedOperation => ({
  name: `confirming, ${name}`,
  minutes: 9,
  faults: [lost, ...faults],
  place: 'dr',
  outcome: 'aborted',
  reason,
  tries: { state: 'Confirm', atLeast: 1, atMost: 1 },
});

/** An answer is missing: it is waited for, and not for long. */
const calledOffAfterAWhile = (
  name: string,
  reason: RegExp,
  ...faults: readonly Fault[]
): AgreedOperation => ({
  ...calledOff(name, reason, ...faults),
  tries: { state: 'Confirm', atLeast: 3, atMost: 6 },
  endsAfter: { atLeast: 8, atMost: 25 },
});

const confirmed = (
  name: string,
  tries: readonly [number, number],
  ...faults: readonly Fault[]
): AgreedOperation => ({
  name: `confirming, ${name}`,
  minutes: 14,
  faults: [lost, ...faults],
  place: 'dr',
  outcome: 'done',
  tries: { state: 'Confirm', atLeast: tries[0], atMost: tries[1] },
});

const verdict = (...says: readonly string[]): Fault => ({
  kind: 'verdict-says',
  says,
  ...toFailover,
  ...always,
});

const probe: FaultOf<'probe-answers'> = {
  kind: 'probe-answers',
  place: 'dr',
  status: 200,
  ...toFailover,
  ...always,
};

const self: Fault = {
  kind: 'self-check-lost',
  place: 'dr',
  endpoints: 9,
  ...toFailover,
  ...always,
};

const undescribed = (seconds: number): Fault =>
  calls('confirm RDS DescribeGlobalClusters', REFUSED, seconds);

/** So that what begins with the claim is seen by the second look. */
const late = calls('state Confirm', { slowMs: 15_000 });

const disarmed: Fault = {
  kind: 'item-written',
  place: 'dr',
  item: 'arming',
  value: { armed: false, reason: 'work', by: 'somebody', atMs: EPOCH_MS },
  when: { state: 'Confirm' },
};

const asked: Fault = { kind: 'operator', action: 'fail-over-without-loss', atMs: at(0) };

const console = (operation: 'failover' | 'switchover', takesSeconds: number): Fault => ({
  kind: 'console',
  operation,
  to: 'dr',
  when: { state: 'Claim' },
  takesMs: takesSeconds * 1000,
});

export const confirmations: readonly AgreedOperation[] = [
  calledOff('called healthy', /^suspicious$/, verdict('healthy')),
  calledOff('reached', /^suspicious$/, probe),
  calledOff('reached, and called healthy', /^active-healthy$/, probe, verdict('healthy')),
  calledOff('cut off', /^self-unhealthy$/, self),
  calledOff('disarmed', /^disarmed$/, disarmed),
  calledOff('called healthy without a database', /./, verdict('healthy'), undescribed(4)),
  calledOff('reached without a database', /./, probe, undescribed(4)),
  calledOff('cut off without a database', /^self-unhealthy$/, self, undescribed(4)),
  calledOff('reached without a verdict', /./, probe, verdict()),
  calledOff('cut off without a verdict', /^self-unhealthy$/, self, verdict()),
  calledOffAfterAWhile('without a verdict', /^suspicious$/, verdict()),
  calledOffAfterAWhile('with two verdicts', /^suspicious$/, verdict('unhealthy', 'healthy')),
  calledOffAfterAWhile('without a database', /^database-unknown$/, undescribed(FOR_GOOD_SECONDS)),
  confirmed('the database known at the second look', [2, 2], undescribed(0)),
  confirmed('the database known after seconds', [2, 3], undescribed(4)),
  { ...confirmed('at once', [1, 1]), promotes: 1, heldUpPages: 0, desiredCounts: [] },
  {
    ...confirmed("somebody's failover under way", [1, 1], late, console('failover', 90)),
    promotes: 0,
  },
  { ...confirmed("somebody's failover done", [1, 1], late, console('failover', 1)), promotes: 0 },
  {
    name: "confirming, somebody's switchover under way",
    minutes: 12,
    faults: [...votedDown(between(0, 200)), late, console('switchover', 60)],
    place: 'dr',
    outcome: 'aborted',
    reason: /^operation-running$/,
    tries: { state: 'Confirm', atLeast: 1, atMost: 1 },
  },
  {
    name: 'confirming, and cut off from the old primary alone',
    minutes: 12,
    faults: [...votedDown(from(0))],
    place: 'dr',
    outcome: 'done',
    fence: 'tasks-stopping',
    tries: { state: 'Confirm', atLeast: 1, atMost: 1 },
  },
  ...(
    [
      ['Application Auto Scaling RegisterScalableTarget', 'tasks-stopping', /still running/],
      ['ECS UpdateService', 'unproven', /AccessDenied/],
      ['ECS DescribeServices', 'tasks-stopping', /still running/],
      ['RDS DescribeGlobalClusters', 'tasks-stopping|tasks-stopped', /still running/],
    ] as const
  ).map(
    ([call, fence, fenceSays]): AgreedOperation => ({
      name: `fencing without ${call}`,
      minutes: 12,
      faults: [...votedDown(from(0)), calls(`fence ${call}`, REFUSED, FOR_GOOD_SECONDS)],
      place: 'dr',
      outcome: 'done',
      fence,
      fenceSays,
    }),
  ),
];

/** Somebody fails over, and accepts no loss. */
export const laterConfirmations: readonly AgreedOperation[] = [
  {
    ...calledOff('while this region writes and hands over', /^this-region-writes$/),
    faults: [
      asked,
      {
        kind: 'database-described',
        place: 'dr',
        as: {
          writers: ['dr'],
          operation: { status: 'switching-over', to: 'primary', isDataLossAllowed: false },
        },
        ...between(-2, 8),
      },
    ],
  },
  {
    ...calledOff('in the home primary', /^(?:suspicious|not-automatic)$/),
    minutes: 11,
    place: 'primary',
    faults: [
      {
        kind: 'console',
        operation: 'failover',
        to: 'dr',
        when: { atMs: at(-300) },
        takesMs: 20_000,
      },
      { kind: 'operator', action: 'disarm', atMs: at(-330) },
      { kind: 'writer-lost', place: 'dr', ...from(-100) },
      asked,
    ],
  },
];

/** Waited for eight seconds, to the millisecond: at the second look, by a clock that is then five ahead. */
export const punctualConfirmations: readonly AgreedOperation[] = [
  {
    ...calledOff('without a verdict for eight seconds', /^suspicious$/),
    faults: [
      asked,
      verdict(),
      { ...probe, status: 503 },
      { kind: 'punctual', place: 'dr', afterMs: 1_000, ...always },
      { kind: 'clock-ahead', place: 'dr', byMs: 5_000, ...between(2, 60) },
    ],
    tries: { state: 'Confirm', atLeast: 2, atMost: 2 },
  },
];
