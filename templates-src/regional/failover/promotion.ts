import { states } from './asl/graph';
import type { Comparison, JsonObject, PassState, State } from './asl/states';
import { onError, otherwise, serviceTask } from './asl/tasks';
import type { MachineNames } from './machine-names';
import { page } from './paging';

/** Seconds between two looks at the global database. */
export const POLL_SECONDS = 5;

/**
 * Half an hour where calls are answered, or refused, at once: whoever was paged has more to go on
 * by then than the next look would give. Calls that hang make it longer, see {@link SLOWEST_POLL_SECONDS}.
 */
export const POLLS = (30 * 60) / POLL_SECONDS;

/** A look is repeated by the next poll, and so is a call that was not accepted. */
const DESCRIBE_TIMEOUT_SECONDS = 5;
const PROMOTE_TIMEOUT_SECONDS = 15;

/** Seconds from one look to the next when nothing answers. */
export const SLOWEST_POLL_SECONDS =
  POLL_SECONDS + DESCRIBE_TIMEOUT_SECONDS + PROMOTE_TIMEOUT_SECONDS;

/**
 * Looks after a call before it is made again, a minute: `DescribeGlobalClusters` may not show
 * at once what was begun, and an incident has one promotion.
 */
const QUIET_POLLS = 60 / POLL_SECONDS;

/** One refusal comes of a race or of throttling; the second is for people to know about. */
const REFUSALS_TO_PAGE = 2;

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
  /** `Failover`, for the page about a refusal. */
  readonly title: string;
  /** ARN of the cluster that is to write. */
  readonly targetArn: string;
  /** What makes it the writer: `failoverGlobalCluster` or `switchoverGlobalCluster`. */
  readonly action: 'failoverGlobalCluster' | 'switchoverGlobalCluster';
  readonly parameters: JsonObject;
  /** Of an operation of Aurora's towards the target, that it is as good as our own. */
  readonly asGoodAsOurs: readonly Comparison[];
  readonly promoted: string;
  /** The target writes, and this execution has not asked for it. */
  readonly writesAlready: string;
  /** Finds what went wrong at `$.error`. */
  readonly failed: string;
}

export const PROMOTION_START = 'BeginPromotion';

/**
 * What Aurora is doing to the global database:
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_FailoverState.html
 */
export const OPERATION = '$.database.clusters[0].FailoverState';

/**
 * Makes a cluster the writer and sees that it is. Begins with a look, so that it can be run
 * again at any time: a cluster that writes already is done, and one that is being promoted is
 * waited for. What RDS refuses is asked for again until the time is over, for throttling and
 * server errors arrive under the same name as refusals that are meant (`Rds.RdsException`); people
 * are told at the second.
 *
 * Done is when the target is the writer, whatever `FailoverState` still says: no page tells
 * when that is cleared, and a payment is written next, which is the proof.
 */
export function promotionStates(options: PromotionOptions): Record<string, State> {
  return states(lookStates(options), callStates(options), pollStates(options));
}

function lookStates(options: PromotionOptions): Record<string, State> {
  const { names, targetArn, promoted, writesAlready } = options;
  return {
    [PROMOTION_START]: {
      Type: 'Pass',
      Result: { ...BEFORE_THE_FIRST_LOOK },
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
      timeoutSeconds: DESCRIBE_TIMEOUT_SECONDS,
      attempts: 0,
      // Not knowing is no answer.
      catch: [otherwise('CountPoll')],
      goTo: { Next: 'WhatIsTheDatabaseDoing' },
    }),
    WhatIsTheDatabaseDoing: {
      Type: 'Choice',
      Choices: [
        ...(promoted === writesAlready
          ? []
          : [
              {
                And: [...writerIs(targetArn), { Variable: '$.polling.asked', BooleanEquals: true }],
                Next: promoted,
              },
            ]),
        { And: writerIs(targetArn), Next: writesAlready },
        // Any other operation is RDS's to refuse or to give up for ours: one that the lost region
        // was needed for may never end.
        { And: isBecomingWriter(options), Next: 'CountPoll' },
        {
          Variable: '$.polling.count',
          NumericLessThanPath: '$.polling.quietUntil',
          Next: 'CountPoll',
        },
      ],
      Default: 'Promote',
    },
  };
}

function callStates(options: PromotionOptions): Record<string, State> {
  const { names, title, action, parameters } = options;
  const quiet = { quietUntil: `States.MathAdd($.polling.count, ${QUIET_POLLS})` };
  const refused = {
    refusals: 'States.MathAdd($.polling.refusals, 1)',
    refusal: 'States.JsonToString($.error)',
  };
  return {
    Promote: serviceTask({
      action: `aws-sdk:rds:${action}`,
      parameters: { ...parameters, GlobalClusterIdentifier: names.GlobalClusterIdentifier },
      result: { accepted: true },
      resultPath: '$.promotion',
      timeoutSeconds: PROMOTE_TIMEOUT_SECONDS,
      attempts: 0,
      catch: [onError(ALREADY_RUNNING, 'RefusedAsRunning'), otherwise('NotAccepted')],
      goTo: { Next: 'Accepted' },
    }),
    Accepted: remember({ ...quiet, asked: true }, 'CountPoll'),
    RefusedAsRunning: remember({ ...quiet, ...refused }, 'IsRefusalNews'),
    // Also a call whose answer was lost, which may have begun it.
    NotAccepted: remember({ ...refused, asked: true }, 'IsRefusalNews'),
    IsRefusalNews: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.polling.refusals', NumericGreaterThanEquals: REFUSALS_TO_PAGE },
            { Variable: '$.polling.refusals', NumericLessThan: REFUSALS_TO_PAGE + 1 },
          ],
          Next: 'PageRefusal',
        },
      ],
      Default: 'CountPoll',
    },
    PageRefusal: page(names, {
      subject: `${title} held up: payments ${names.EnvironmentSuffix}`,
      message: `States.Format('${title} {} of payments ${names.EnvironmentSuffix}: RDS has not accepted ${action}: {} It is asked again for half an hour. Next: dr-cli status --suffix ${names.EnvironmentSuffix}', $.epoch, $.polling.refusal)`,
      attempts: 0,
      next: 'CountPoll',
    }),
  };
}

function pollStates({ failed }: PromotionOptions): Record<string, State> {
  return {
    CountPoll: remember({ count: 'States.MathAdd($.polling.count, 1)' }, 'IsTimeLeft'),
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
      Parameters: {
        Error: 'PromotionTimedOut',
        'Cause.$': `States.Format('The target did not become the writer of the global database in ${POLLS} looks. Last refusal: {}', $.polling.refusal)`,
      },
      ResultPath: '$.error',
      Next: failed,
    },
  };
}

/** What is remembered from one look to the next, at `$.polling`. */
interface Polling {
  readonly count: number;
  readonly quietUntil: number;
  /** This execution's call was accepted, or may have been. */
  readonly asked: boolean;
  readonly refusals: number;
  /** The last one, as text. */
  readonly refusal: string;
}

const BEFORE_THE_FIRST_LOOK: Polling = {
  count: 0,
  quietUntil: 0,
  asked: false,
  refusals: 0,
  refusal: 'none',
};

/** Changes some of it; a text is an intrinsic function. The rest stays. */
function remember(
  changes: { readonly [Name in keyof Polling]?: string | true },
  next: string,
): PassState {
  const unchanged = Object.fromEntries(
    Object.keys(BEFORE_THE_FIRST_LOOK).map((name) => [name, `$.polling.${name}`]),
  );
  return {
    Type: 'Pass',
    Parameters: Object.fromEntries(
      Object.entries({ ...unchanged, ...changes }).map(([name, value]) =>
        typeof value === 'string' ? [`${name}.$`, value] : [name, value],
      ),
    ),
    ResultPath: '$.polling',
    Next: next,
  };
}

/** The path of the first writer exists only where there is one, so that is asked first. */
export function writerIs(arn: string): Comparison[] {
  const writer = '$.database.writers[0]';
  return [
    { Variable: writer, IsPresent: true },
    { Variable: writer, StringEquals: arn },
  ];
}

/** `FailoverState` is missing, or an empty object, while nothing is going on. */
function isBecomingWriter({ targetArn, asGoodAsOurs }: PromotionOptions): Comparison[] {
  const target = `${OPERATION}.ToDbClusterArn`;
  return [
    { Variable: target, IsPresent: true },
    { Variable: target, StringEquals: targetArn },
    ...asGoodAsOurs,
  ];
}
