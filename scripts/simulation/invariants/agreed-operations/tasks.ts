import type { Fault } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { PRIMARY_TASKS } from '../agreed';
import { at, between, lost } from '../agreed-holds/agreed-hold';
import { type AgreedOperation, calls, FOR_GOOD_SECONDS, REFUSED } from './agreed-operation';

const switchedOver = (
  name: string,
  agreed: Partial<AgreedOperation>,
  ...faults: readonly Fault[]
): AgreedOperation => ({
  name: `a switchover, ${name}`,
  minutes: 14,
  faults: [{ kind: 'operator', action: 'switch-over', atMs: at(0) }, ...faults],
  place: 'primary',
  outcome: 'done',
  ...agreed,
});

/** The old primary is back after a while, with writes that were lost. */
const returned = (
  name: string,
  agreed: Partial<AgreedOperation>,
  ...faults: readonly Fault[]
): AgreedOperation => ({
  name: `the old primary returns, and ${name}`,
  minutes: 18,
  faults: [{ ...lost, ...between(0, 420) }, ...faults],
  place: 'dr',
  outcome: 'done',
  ...agreed,
});

const scheduled = 'task copy-lost-writes-snapshot';

/** The fence is no step of a switchover. */
const fenced: Fault = {
  kind: 'invoked',
  place: 'primary',
  payload: {
    task: 'fence',
    state: {
      epoch: 1,
      kind: 'switchover',
      by: 'operator',
      acceptDataLoss: false,
      firstBadSampleAtMs: EPOCH_MS + at(0),
    },
  },
  atMs: at(20),
};

/** What single tasks do, beside what comes of their operation. */
export const singleTasks: readonly AgreedOperation[] = [
  switchedOver('whose tasks autoscaling adds', {
    desiredCounts: [],
    // Nothing is lost, and nothing looked for.
    calls: { task: 'record-rds-event', operation: 'DescribeDBClusterSnapshots', count: 0 },
  }),
  switchedOver(
    'while autoscaling is suspended',
    { desiredCounts: [PRIMARY_TASKS] },
    { kind: 'scaling-suspended', place: 'dr' },
  ),
  switchedOver(
    'in which somebody asks for a fence',
    { failures: { task: 'fence', names: ['TaskRefused'] } },
    fenced,
  ),
  switchedOver(
    'whose drain comes between its end and the note of it',
    { outcome: 'failed', reason: /AccessDenied/ },
    calls('state Drain', { slowMs: 16_000 }, 0, 'primary'),
    calls('state Drain', REFUSED, FOR_GOOD_SECONDS, 'primary'),
    calls('state RecordFailure', 'lost', 0, 'primary'),
  ),
  returned(
    'only events tell of it',
    { copies: 1 },
    calls(scheduled, REFUSED, FOR_GOOD_SECONDS),
    calls(scheduled, REFUSED, FOR_GOOD_SECONDS, 'primary'),
  ),
  returned(
    'nobody may look for its lost writes',
    { failures: { task: 'record-rds-event', names: [] } },
    calls('record-rds-event RDS DescribeDBClusterSnapshots', REFUSED, FOR_GOOD_SECONDS),
  ),
  returned(
    'all that looks for its lost writes is a little slow',
    { copies: 1, failures: { task: 'copy-lost-writes-snapshot', names: [] } },
    calls(scheduled, { slowMs: 700 }, FOR_GOOD_SECONDS),
  ),
  returned(
    'an event is not kept at first',
    { failures: { task: 'record-rds-event', names: ['DependencyUnavailable'] } },
    calls('record-rds-event DynamoDB PutItem', 'stalled'),
  ),
];
