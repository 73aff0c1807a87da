import type { Fault, FaultOf, Plain } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import {
  type AgreedHold,
  at,
  CHECKED_SECONDS,
  CONFIRMED,
  failsOver,
  heldFor,
  heldUntil,
  lost,
  notHeldBy,
  SEEN,
  says,
  UNCONFIRMED,
} from './agreed-hold';

const MINUTE_SECONDS = 60;

const time = (seconds: number): string => new Date(EPOCH_MS + at(seconds)).toISOString();

export interface Ended {
  readonly kind?: 'failover' | 'switchover';
  readonly outcome: 'done' | 'failed' | 'aborted';
  readonly endedSeconds: number;
  readonly isBegun: boolean;
  /** Of an operation that is to be finished by another one. */
  readonly resumableEpoch?: number;
}

/** The operation of epoch seven, which ended before the loss, or while it is being confirmed. */
export const ended = ({
  kind = 'failover',
  outcome,
  endedSeconds,
  isBegun,
  resumableEpoch,
}: Ended): FaultOf<'item-written'> => {
  const phases: Record<string, Plain> = {
    claimed: time(endedSeconds - 120),
    ...(isBegun && { promoting: time(endedSeconds - 100) }),
    [outcome]: time(endedSeconds),
  };
  return {
    kind: 'item-written',
    place: 'dr',
    item: 'operation',
    value: {
      epoch: 7,
      kind,
      phase: outcome,
      phases,
      executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-7',
      startedAt: time(endedSeconds - 120),
      updatedAt: time(endedSeconds),
      endedAt: time(endedSeconds),
      outcome,
      by: 'somebody',
      evidence: '{}',
      ...(resumableEpoch !== undefined && { resumableEpoch }),
    },
    when: { atMs: Math.max(1000, at(endedSeconds)) },
  };
};

/** One that began so long ago and has not ended, of which Step Functions knows nothing. */
export const running = (startedSeconds: number): FaultOf<'item-written'> => ({
  kind: 'item-written',
  place: 'dr',
  item: 'operation',
  value: {
    epoch: 7,
    kind: 'failover',
    phase: 'claimed',
    phases: { claimed: time(startedSeconds) },
    executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-7',
    startedAt: time(startedSeconds),
    updatedAt: time(startedSeconds),
    by: 'somebody',
    evidence: '{}',
  },
  when: { atMs: at(-1) },
});

const EARLIER = -30 * MINUTE_SECONDS;

export const arming = (value: Readonly<Record<string, Plain>>, seconds: number): Fault => ({
  kind: 'item-written',
  place: 'dr',
  item: 'arming',
  value: { reason: 'work on the network', by: 'somebody', atMs: EPOCH_MS + at(seconds), ...value },
  when: { atMs: Math.max(1000, at(seconds)) },
});

const somebody = (action: FaultOf<'operator'>['action'], seconds: number): Fault => ({
  kind: 'operator',
  action,
  atMs: at(seconds),
});

const cooledDown = (name: string, operation: Ended): AgreedHold => ({
  ...notHeldBy(name, ended(operation)),
  failover: failsOver(CHECKED_SECONDS, 60, 'failover-8'),
});

const calledOff = (
  name: string,
  operation: Omit<Ended, 'endedSeconds' | 'isBegun'>,
): AgreedHold => ({
  name,
  minutes: 12,
  faults: [lost, ended({ ...operation, endedSeconds: 60, isBegun: false })],
  says: [says(SEEN, 119, 'suspicious')],
  failover: failsOver(60, 60, 'failover-8'),
});

export const operationHolds: readonly AgreedHold[] = [
  {
    name: 'an own operation that takes long',
    minutes: 23,
    faults: [lost, { kind: 'promotion-slow', promotionMs: 15 * 60_000 }],
    says: [says(135, 675, 'operation-running'), says(745, 960, 'operation-overdue', 'pages')],
    failover: failsOver(),
  },
  {
    name: "somebody's failover in the console takes long while the primary is lost",
    minutes: 20,
    faults: [
      lost,
      {
        kind: 'console',
        operation: 'failover',
        to: 'dr',
        when: { atMs: at(20) },
        takesMs: 720_000,
      },
    ],
    says: [
      says(60, 75, 'operation-running'),
      says(CHECKED_SECONDS + CONFIRMED, 615, 'operation-running', 'pages'),
      says(680, 740, 'operation-overdue', 'pages'),
      says(780, 830, 'this-region-writes'),
    ],
    failover: 'never',
  },
  {
    name: "somebody's switchover in the console",
    minutes: 12,
    faults: [
      {
        kind: 'console',
        operation: 'switchover',
        to: 'dr',
        when: { atMs: at(0) },
        takesMs: 65_000,
      },
    ],
    says: [
      says(45, 69, 'operation-running'),
      says(120, 350, 'this-region-writes'),
      { ...says(120, 350, 'active-healthy'), place: 'primary' },
    ],
    failover: 'never',
  },
  heldFor(
    'an operation was done half an hour ago',
    'cooldown',
    ended({ outcome: 'done', endedSeconds: EARLIER, isBegun: true }),
  ),
  heldFor(
    'a switchover was done half an hour ago',
    'cooldown',
    ended({ kind: 'switchover', outcome: 'done', endedSeconds: EARLIER, isBegun: true }),
  ),
  heldFor(
    'an operation failed after the promotion was asked for',
    'cooldown',
    ended({ outcome: 'failed', endedSeconds: EARLIER, isBegun: true }),
  ),
  {
    ...heldUntil(
      'the hour after an operation is over',
      200,
      'cooldown',
      ended({ outcome: 'done', endedSeconds: 200 - 60 * MINUTE_SECONDS, isBegun: true }),
    ),
    failover: failsOver(200, 0, 'failover-8'),
  },
  cooledDown('an operation was done more than an hour ago', {
    outcome: 'done',
    endedSeconds: -61 * MINUTE_SECONDS,
    isBegun: true,
  }),
  cooledDown('an operation was called off half an hour ago', {
    outcome: 'aborted',
    endedSeconds: EARLIER,
    isBegun: false,
  }),
  cooledDown('an operation failed before the promotion', {
    outcome: 'failed',
    endedSeconds: EARLIER,
    isBegun: false,
  }),
  calledOff('an operation was called off during the confirmation', { outcome: 'aborted' }),
  calledOff('an operation failed before the promotion, during the confirmation', {
    outcome: 'failed',
  }),
  heldFor('not armed yet', 'disarmed', { kind: 'not-armed' }),
  heldFor('disarmed', 'disarmed', somebody('disarm', -60)),
  heldUntil('armed again', 200, 'disarmed', somebody('disarm', -60), somebody('arm', 200)),
  heldUntil(
    'disarmed until a time',
    200,
    'disarmed',
    arming({ armed: true, disarmedUntilMs: EPOCH_MS + at(200) }, -120),
  ),
  notHeldBy(
    'disarmed until before the loss',
    arming({ armed: true, disarmedUntilMs: EPOCH_MS + at(-20) }, -120),
  ),
  heldFor(
    'disarmed for good, with a time that is over',
    'disarmed',
    arming({ armed: false, disarmedUntilMs: EPOCH_MS + at(-20) }, -120),
  ),
  {
    name: 'not armed, and well',
    minutes: 6,
    faults: [{ kind: 'not-armed' }],
    says: [says(-330, 0, 'active-healthy')],
    failover: 'never',
  },
  {
    name: 'cooling down, and well',
    minutes: 6,
    faults: [ended({ outcome: 'done', endedSeconds: EARLIER, isBegun: true })],
    says: [says(-330, 0, 'active-healthy')],
    failover: 'never',
  },
  {
    name: 'lost for a minute while it cools down',
    minutes: 14,
    faults: [
      { ...lost, untilMs: at(160) } as Fault,
      ended({ outcome: 'done', endedSeconds: EARLIER, isBegun: true }),
    ],
    says: [
      says(SEEN, CHECKED_SECONDS + UNCONFIRMED, 'suspicious'),
      says(CHECKED_SECONDS + CONFIRMED, 159, 'cooldown', 'pages'),
      says(160 + 20 + SEEN + 20, 470, 'active-healthy'),
    ],
    failover: 'never',
  },
];
