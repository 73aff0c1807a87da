import type { Fault, FaultOf } from '../../schedule/fault';
import { EPOCH_MS, regionOf } from '../../world/places';
import { at, between, from, lost } from '../agreed-holds/agreed-hold';
import { type AgreedOperation, calls, FOR_GOOD_SECONDS, REFUSED } from './agreed-operation';

const DAY_SECONDS = 24 * 60 * 60;

const done = (name: string, ...faults: readonly Fault[]): AgreedOperation => ({
  name: `reporting, ${name}`,
  minutes: 14,
  faults: [lost, ...faults],
  place: 'dr',
  outcome: 'done',
});

export const refusedPayment: Fault = {
  kind: 'payment-answers',
  place: 'dr',
  method: 'POST',
  answers: [{ status: 400, body: '' }],
};

const unproven = (name: string, ...faults: readonly Fault[]): AgreedOperation => ({
  ...done(name, ...faults),
  outcome: 'unproven',
});

/** What RDS has told the region, as it is kept. */
const told = (
  when: FaultOf<'item-written'>['when'],
  ...events: readonly (readonly [eventId: string, seconds: number])[]
): Fault => ({
  kind: 'item-written',
  place: 'dr',
  item: 'rds-events',
  value: {
    json: JSON.stringify(
      events.map(([eventId, seconds]) => ({
        id: `${eventId} ${seconds}`,
        atMs: EPOCH_MS + at(seconds),
        eventId,
        region: regionOf('dr').name,
        source: 'aurora',
        message: eventId,
      })),
    ),
    revision: 9,
  },
  when,
});

/** A note of the newest report that lacks something, as no version of this writes it. */
const pointsNowhere = (missing: string): AgreedOperation => {
  const whole = { epoch: 1, revision: 4, digest: 'd', key: 'k', announcedFindings: 'f' };
  const stored = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== missing));
  return {
    ...done(`the last report is kept without its ${missing}`, {
      kind: 'item-written',
      place: 'dr',
      item: 'reports',
      value: { json: JSON.stringify(stored), revision: 9 },
      when: { atMs: at(-60) },
    }),
    minutes: 11,
  };
};

export const reports: readonly AgreedOperation[] = [
  {
    ...done('it fails, and the old primary comes back'),
    faults: [{ ...lost, ...between(0, 420) }, calls('state Report', REFUSED, FOR_GOOD_SECONDS)],
    minutes: 18,
    outcome: 'failed',
    reason: /AccessDenied/,
  },
  {
    ...unproven('it fails as the payment did, and the old primary comes back'),
    faults: [
      { ...lost, ...between(0, 420) },
      refusedPayment,
      calls('state ReportFailure', REFUSED, FOR_GOOD_SECONDS),
    ],
    minutes: 18,
  },
  {
    ...done('the latch stays', calls('state Latch', REFUSED, FOR_GOOD_SECONDS)),
    outcome: 'failed',
    reason: /AccessDenied/,
  },
  done(
    'events come again while DNS is waited for',
    { kind: 'events', fate: 'duplicated' },
    { kind: 'name-says', says: 'nothing', ...between(0, 320) },
  ),
  done(
    'both is said of the fence',
    told({ state: 'VerifyPayment' }, ['RDS-EVENT-0390', 60], ['RDS-EVENT-0391', 61]),
  ),
  done(
    'much was said of a failover of the day before',
    told(
      { atMs: at(-60) },
      ['RDS-EVENT-0391', -DAY_SECONDS],
      ['RDS-EVENT-0241', 600 - DAY_SECONDS],
    ),
  ),
  done(
    'the fence is said to have come late',
    told({ state: 'VerifyPayment' }, ['RDS-EVENT-0390', 400]),
  ),
  done('RDS says nothing', { kind: 'events', fate: 'lost' }),
  done('the promotion is not noted', calls('state NotePromoted', REFUSED, FOR_GOOD_SECONDS)),
  {
    ...done('somebody fails over, and no lag is known'),
    faults: [
      { kind: 'operator', action: 'fail-over', atMs: at(0) },
      { kind: 'metrics-lost', place: 'dr', metric: 'AuroraGlobalDBRPOLag', ...from(-360) },
    ],
    minutes: 11,
  },
  {
    ...done('somebody fails over, and the old primary is rebuilt'),
    faults: [{ kind: 'operator', action: 'fail-over', atMs: at(0) }],
    minutes: 19,
    fence: 'tasks-stopping|tasks-stopped',
  },
  unproven(
    'who writes is not known',
    refusedPayment,
    calls('report RDS DescribeGlobalClusters', REFUSED, FOR_GOOD_SECONDS),
  ),
  {
    ...unproven('nobody is said to write'),
    faults: [
      { kind: 'operator', action: 'fail-over', atMs: at(0) },
      { kind: 'promotion-slow', promotionMs: 10_000 },
      refusedPayment,
      // Until the promotion has been seen for certain.
      calls('state LatchAfterFailure', { slowMs: 8_000 }),
      calls('state ReportFailure', { slowMs: 20_000 }),
      { kind: 'database-described', place: 'dr', as: { writers: [] }, ...between(42, 120) },
    ],
  },
  unproven(
    'the error is longer than a telephone shows',
    calls('state VerifyPayment', { error: 'E'.repeat(600) }, FOR_GOOD_SECONDS),
  ),
  {
    ...unproven(
      'the payment is never answered',
      calls('state VerifyPayment', 'lost', FOR_GOOD_SECONDS),
    ),
    minutes: 20,
  },
  done('something newer is in the place of the latch', {
    kind: 'item-written',
    place: 'dr',
    item: 'latch',
    value: { set: true, atMs: EPOCH_MS + at(600), epoch: 9 },
    when: { state: 'VerifyPayment' },
  }),
  {
    ...done('one that was called off, and then somebody switches over'),
    faults: [
      { kind: 'verdict-says', says: ['unhealthy'], ...between(0, 200) },
      { kind: 'probe-answers', place: 'dr', status: 503, ...between(0, 200) },
      {
        kind: 'item-written',
        place: 'dr',
        item: 'arming',
        value: { armed: false, reason: 'work', by: 'somebody', atMs: EPOCH_MS },
        when: { state: 'Confirm' },
      },
      {
        kind: 'console',
        operation: 'switchover',
        to: 'dr',
        when: { state: 'PageAbort' },
        takesMs: 20_000,
      },
    ],
    outcome: 'aborted',
    reason: /^disarmed$/,
  },
  {
    name: 'reporting, a switchover that DNS does not follow',
    minutes: 20,
    faults: [
      { kind: 'operator', action: 'switch-over', atMs: at(0) },
      { kind: 'name-says', says: 'primary', ...from(0) },
    ],
    place: 'primary',
    outcome: 'done',
    isTrafficProven: false,
  },
  ...['epoch', 'revision', 'digest', 'key', 'announcedFindings'].map(pointsNowhere),
];

export const tellings: readonly AgreedOperation[] = [
  {
    name: 'reporting, people can be told at the second try',
    minutes: 11,
    faults: [
      { kind: 'operator', action: 'fail-over', atMs: at(0) },
      calls('report SNS Publish', { error: 'ThrottlingException' }, 2),
    ],
    place: 'dr',
    outcome: 'done',
    tries: { state: 'Report', atLeast: 2, atMost: 5 },
  },
];
