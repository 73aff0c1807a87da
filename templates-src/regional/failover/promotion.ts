import type { Comparison, JsonObject, State } from './asl/states';
import { onError, otherwise, serviceTask } from './asl/tasks';
import type { MachineNames } from './machine-names';

/** Seconds between two looks at the global database. */
export const POLL_SECONDS = 5;

/** Half an hour: whoever was paged has more to go on by then than the next look would give. */
export const POLLS = (30 * 60) / POLL_SECONDS;

/**
 * Looks after a call before it is made again, a minute: `DescribeGlobalClusters` may not show
 * at once what was begun, and an incident has one promotion.
 */
const QUIET_POLLS = 60 / POLL_SECONDS;

/**
 * RDS refuses a second failover or switchover while one is running, whoever began it: somebody
 * else's, or our own whose answer was lost. Step Functions names errors as the SDK for Java
 * does, `…Exception` where RDS says `…Fault`; the other spelling costs nothing.
 * https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
const ALREADY_RUNNING = [
  'Rds.InvalidGlobalClusterStateException',
  'Rds.InvalidGlobalClusterStateFault',
  'Rds.InvalidDbClusterStateException',
  'Rds.InvalidDbClusterStateFault',
];

export interface PromotionOptions {
  readonly names: MachineNames;
  /** ARN of the cluster that is to write. */
  readonly targetArn: string;
  /** What makes it the writer: `failoverGlobalCluster` or `switchoverGlobalCluster`. */
  readonly action: 'failoverGlobalCluster' | 'switchoverGlobalCluster';
  readonly parameters: JsonObject;
  readonly promoted: string;
  /** Finds what went wrong at `$.error`. */
  readonly failed: string;
}

export const PROMOTION_START = 'BeginPromotion';

/**
 * Makes a cluster the writer and sees that it is. Begins with a look, so that it can be run
 * again at any time: a cluster that writes already is done, and one that is being promoted is
 * waited for.
 *
 * Done is when the target is the writer, whatever `FailoverState` still says: no page tells
 * when that is cleared, and a payment is written next, which is the proof.
 */
export function promotionStates(options: PromotionOptions): Record<string, State> {
  const { names, targetArn, action, parameters, promoted, failed } = options;
  return {
    [PROMOTION_START]: {
      Type: 'Pass',
      Result: { count: 0, quietUntil: 0 },
      ResultPath: '$.polling',
      Next: 'DescribeDatabase',
    },
    DescribeDatabase: serviceTask({
      action: 'aws-sdk:rds:describeGlobalClusters',
      parameters: { GlobalClusterIdentifier: names.GlobalClusterIdentifier },
      // Lists, because a path that finds nothing would end the execution, and a list is empty then.
      result: {
        'clusters.$': '$.GlobalClusters',
        'writers.$': '$.GlobalClusters[*].GlobalClusterMembers[?(@.IsWriter == true)].DbClusterArn',
      },
      resultPath: '$.database',
      timeoutSeconds: 10,
      attempts: 2,
      // Not knowing is no answer: asked again with the next poll.
      catch: [otherwise('CountPoll')],
      goTo: { Next: 'WhatIsTheDatabaseDoing' },
    }),
    WhatIsTheDatabaseDoing: {
      Type: 'Choice',
      Choices: [
        { ...writerIs(targetArn), Next: promoted },
        { ...isOperating(), Next: 'CountPoll' },
        {
          Variable: '$.polling.count',
          NumericLessThanPath: '$.polling.quietUntil',
          Next: 'CountPoll',
        },
      ],
      Default: 'Promote',
    },
    Promote: serviceTask({
      action: `aws-sdk:rds:${action}`,
      parameters: { ...parameters, GlobalClusterIdentifier: names.GlobalClusterIdentifier },
      result: { accepted: true },
      resultPath: '$.promotion',
      timeoutSeconds: 30,
      meaningful: ALREADY_RUNNING,
      attempts: 8,
      catch: [onError(ALREADY_RUNNING, 'KeepQuiet'), otherwise(failed)],
      goTo: { Next: 'KeepQuiet' },
    }),
    KeepQuiet: {
      Type: 'Pass',
      Parameters: {
        'count.$': '$.polling.count',
        'quietUntil.$': `States.MathAdd($.polling.count, ${QUIET_POLLS})`,
      },
      ResultPath: '$.polling',
      Next: 'CountPoll',
    },
    CountPoll: {
      Type: 'Pass',
      Parameters: {
        'count.$': 'States.MathAdd($.polling.count, 1)',
        'quietUntil.$': '$.polling.quietUntil',
      },
      ResultPath: '$.polling',
      Next: 'IsTimeLeft',
    },
    IsTimeLeft: {
      Type: 'Choice',
      Choices: [
        {
          Variable: '$.polling.count',
          NumericGreaterThanEquals: POLLS,
          Next: 'PromotionTimedOut',
        },
      ],
      Default: 'WaitForDatabase',
    },
    WaitForDatabase: { Type: 'Wait', Seconds: POLL_SECONDS, Next: 'DescribeDatabase' },
    PromotionTimedOut: {
      Type: 'Pass',
      Result: {
        Error: 'PromotionTimedOut',
        Cause: 'The target did not become the writer of the global database within 30 minutes.',
      },
      ResultPath: '$.error',
      Next: failed,
    },
  };
}

/** The path of the first writer exists only where there is one, so that is asked first. */
function writerIs(arn: string): Comparison {
  const writer = '$.database.writers[0]';
  return {
    And: [
      { Variable: writer, IsPresent: true },
      { Variable: writer, StringEquals: arn },
    ],
  };
}

/** `FailoverState` is missing, or an empty object, while nothing is going on. */
function isOperating(): Comparison {
  return { Variable: '$.database.clusters[0].FailoverState.Status', IsPresent: true };
}
