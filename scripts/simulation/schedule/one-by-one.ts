import type { Fault, FaultOf, RegionPlace, Schedule } from './fault';
import type { Scenario } from './scenarios';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

export const LOST_AT_MS = 6 * MINUTE_MS;
const SWITCHED_AT_MS = 6 * MINUTE_MS;
const FOR_EVER_MS = 24 * 60 * MINUTE_MS;

/** A call of an operation: the n-th of its kind. */
interface PickedCall {
  readonly by: FaultOf<'call-fails'>['by'];
  readonly call: string;
  readonly nth: number;
}

const machine = (call: string, ...nths: readonly number[]): readonly PickedCall[] =>
  nths.map((nth) => ({ by: 'state-machines', call, nth }));

const task = (call: string, ...nths: readonly number[]): readonly PickedCall[] =>
  nths.map((nth) => ({ by: 'functions', call, nth }));

/** In the order in which the machine makes them. */
const failoverCalls: readonly PickedCall[] = [
  ...machine('DynamoDB PutItem', 1),
  // Confirm, fence, payment, latch, traffic and report.
  ...machine('Lambda Invoke', 1, 2, 3, 4, 5, 6),
  // One for each phase.
  ...machine('DynamoDB UpdateItem', 1, 2, 3, 4, 5, 6, 7),
  ...machine('RDS DescribeGlobalClusters', 1, 2, 5),
  ...machine('RDS FailoverGlobalCluster', 1),
  ...machine('Application Auto Scaling RegisterScalableTarget', 1),
  ...machine('ECS DescribeServices', 1),
  ...task('confirm DynamoDB GetItem', 1, 2, 3),
  ...task('confirm DynamoDB PutItem', 1),
  ...task('confirm RDS DescribeGlobalClusters', 1),
  ...task('fence DynamoDB GetItem', 1),
  ...task('fence DynamoDB PutItem', 1),
  ...task('verify-payment DynamoDB GetItem', 1, 2),
  ...task('verify-payment DynamoDB PutItem', 1),
  ...task('latch DynamoDB PutItem', 1, 2),
  ...task('latch CloudWatch PutMetricData', 1),
  ...task('verify-traffic DynamoDB GetItem', 1),
  ...task('verify-traffic DynamoDB PutItem', 1),
  ...task('report DynamoDB GetItem', 1, 2),
  ...task('report DynamoDB PutItem', 1, 2),
  ...task('report S3 PutObject', 1, 2),
  ...task('report SNS Publish', 1),
  ...task('record-rds-event DynamoDB GetItem', 1),
  ...task('record-rds-event DynamoDB PutItem', 1),
];

const switchoverCalls: readonly PickedCall[] = [
  ...machine('DynamoDB PutItem', 1),
  // Check, capacity, drain, payment, latch, traffic, undrain and report.
  ...machine('Lambda Invoke', 1, 2, 3, 4, 5, 6, 7, 8),
  ...machine('DynamoDB UpdateItem', 1, 2, 3, 4, 5, 6, 7),
  ...machine('RDS DescribeGlobalClusters', 1, 3),
  ...machine('RDS SwitchoverGlobalCluster', 1),
  ...machine('Application Auto Scaling RegisterScalableTarget', 1),
  ...task('raise-capacity Application Auto Scaling RegisterScalableTarget', 1),
  ...task('raise-capacity ECS DescribeServices', 1),
  ...task('drain DynamoDB PutItem', 1),
  ...task('latch DynamoDB PutItem', 1),
  ...task('undrain DynamoDB PutItem', 1),
  ...task('verify-payment DynamoDB PutItem', 1),
  ...task('report DynamoDB PutItem', 1),
];

/** Without an answer, without effect, or refused, for a moment or for some seconds. */
const MANNERS: readonly Pick<FaultOf<'call-fails'>, 'manner' | 'forMs'>[] = [
  { manner: 'lost', forMs: 0 },
  { manner: 'answer-lost', forMs: 0 },
  { manner: { error: 'ThrottlingException' }, forMs: 5 * SECOND_MS },
];

/** How Lambda refuses what is too much: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const LAMBDA_THROTTLED = { error: 'TooManyRequestsException' };

const failsAfter = (
  fromMs: number,
  place: RegionPlace,
  calls: readonly PickedCall[],
  seed: number,
): Fault[] => {
  const picked = calls[Math.floor((seed - 1) / MANNERS.length) % calls.length];
  const how = MANNERS[(seed - 1) % MANNERS.length];
  if (picked === undefined || how === undefined) {
    return [];
  }
  const isLambda = picked.call === 'Lambda Invoke' && typeof how.manner === 'object';
  const manner = isLambda ? LAMBDA_THROTTLED : how.manner;
  return [{ kind: 'call-fails', place, fromMs, ...picked, ...how, manner }];
};

export const primaryLost: Fault = {
  kind: 'region-lost',
  place: 'primary',
  manner: 'refuses',
  fromMs: LOST_AT_MS,
  untilMs: FOR_EVER_MS,
};

/** The lost region's own calls are answered: it is its database that is gone. */
export const databaseLost: Fault = {
  kind: 'writer-lost',
  place: 'primary',
  fromMs: LOST_AT_MS,
  untilMs: FOR_EVER_MS,
};

export const switched: Fault = { kind: 'operator', action: 'switch-over', atMs: SWITCHED_AT_MS };

const schedule = (count: number, faults: readonly Fault[]): Schedule => ({
  durationMs: count * MINUTE_MS,
  faults,
});

/** One thing that fails, and with each seed the next. */
export const oneByOne: readonly Scenario[] = [
  {
    name: 'failing-failover-call',
    because: 'each call of a failover in turn gets no answer, no effect, or a refusal',
    plan: (_, seed) =>
      schedule(20, [primaryLost, ...failsAfter(LOST_AT_MS, 'dr', failoverCalls, seed)]),
  },
  {
    name: 'failing-switchover-call',
    because: 'each call of a switchover in turn',
    plan: (_, seed) =>
      schedule(20, [
        switched,
        ...failsAfter(SWITCHED_AT_MS - SECOND_MS, 'primary', switchoverCalls, seed),
      ]),
  },
];
