import type { Fault, RegionPlace, Schedule } from './fault';
import { databaseLost, LOST_AT_MS, primaryLost, switched } from './one-by-one';
import type { Scenario } from './scenarios';
import { inTurn } from './step-by-step';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

const stalled = (begin: Fault, place: RegionPlace, calls: readonly string[]): readonly Schedule[] =>
  calls.map((call) => ({
    durationMs: 16 * MINUTE_MS,
    faults: [
      begin,
      {
        kind: 'call-fails',
        place,
        by: 'functions',
        call,
        nth: 1,
        fromMs: LOST_AT_MS - SECOND_MS,
        forMs: 0,
        manner: 'stalled',
      },
    ],
  }));

const all = [
  ...stalled(primaryLost, 'dr', [
    'watch Application Auto Scaling RegisterScalableTarget',
    'watch CloudWatch GetMetricData',
    'watch CloudWatch PutMetricData',
    'watch DynamoDB GetItem',
    'watch DynamoDB PutItem',
    'watch RDS DescribeDBClusters',
    'watch RDS DescribeGlobalClusters',
    'watch SFN StartExecution',
    'watch SNS Publish',
    'confirm CloudWatch GetMetricData',
    'confirm DynamoDB GetItem',
    'confirm DynamoDB PutItem',
    'confirm RDS DescribeDBClusters',
    'confirm RDS DescribeGlobalClusters',
    'verify-payment DynamoDB PutItem',
    'latch CloudWatch PutMetricData',
    'latch DynamoDB PutItem',
    'verify-traffic DynamoDB PutItem',
    'report DynamoDB GetItem',
    'report DynamoDB PutItem',
    'report S3 PutObject',
    'report SNS Publish',
  ]),
  ...stalled(databaseLost, 'dr', [
    'fence Application Auto Scaling RegisterScalableTarget',
    'fence DynamoDB GetItem',
    'fence DynamoDB PutItem',
    'fence ECS DescribeServices',
    'fence ECS UpdateService',
    'copy-lost-writes-snapshot DynamoDB GetItem',
    'copy-lost-writes-snapshot RDS DescribeDBClusterSnapshots',
    'record-rds-event Lambda Invoke',
  ]),
  ...stalled(switched, 'primary', [
    'drain DynamoDB PutItem',
    'raise-capacity Application Auto Scaling RegisterScalableTarget',
    'raise-capacity ECS DescribeServices',
    'undrain DynamoDB PutItem',
  ]),
];

/** How many seeds it takes until every call has been answered by half. */
export const stalledCallRuns = { 'stalled-call': all.length } as const;

export const stalledCalls: readonly Scenario[] = [
  inTurn(
    'stalled-call',
    'each call of the functions in turn has an answer that stops half-way',
    all,
  ),
];
