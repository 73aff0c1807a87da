import type { Catcher, JsonObject, Retrier, TaskState, Transition } from './states';

/** Every error. It has to stand alone, and last. */
export const ANY_ERROR = 'States.ALL';

/** All other errors go there, and what they were is found at `$.error`. */
export function otherwise(next: string): Catcher {
  return { ErrorEquals: [ANY_ERROR], Next: next, ResultPath: '$.error' };
}

export function onError(errors: readonly string[], next: string): Catcher {
  return { ErrorEquals: errors, Next: next, ResultPath: '$.error' };
}

/** Asks again at a steady pace, for what takes its time. */
export interface PollingRetry {
  readonly everySeconds: number;
  readonly attempts: number;
}

export interface LambdaTaskOptions {
  readonly functionArn: string;
  /** Name of the task, which the function dispatches by. */
  readonly task: string;
  readonly timeoutSeconds: number;
  readonly resultPath: string;
  readonly notYet?: PollingRetry;
  readonly catch: readonly Catcher[];
  readonly goTo: Transition;
}

/**
 * Asks the `failover` function to do one of its tasks. The answer is at
 * `<resultPath>.Payload`.
 */
export function lambdaTask(options: LambdaTaskOptions): TaskState {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: {
      FunctionName: options.functionArn,
      Payload: {
        task: options.task,
        'executionArn.$': '$$.Execution.Id',
        'executionName.$': '$$.Execution.Name',
        'startedAt.$': '$$.Execution.StartTime',
        'state.$': '$',
      },
    },
    ResultSelector: { 'Payload.$': '$.Payload' },
    ResultPath: options.resultPath,
    TimeoutSeconds: options.timeoutSeconds,
    Retry: [...(options.notYet ? [polling(options.notYet)] : []), UNAVAILABLE],
    Catch: options.catch,
    ...options.goTo,
  };
}

/** The function was asked too early; nothing is wrong. */
export const NOT_YET = 'NotYet';

function polling({ everySeconds, attempts }: PollingRetry): Retrier {
  return {
    ErrorEquals: [NOT_YET],
    IntervalSeconds: everySeconds,
    MaxAttempts: attempts,
    BackoffRate: 1,
  };
}

/**
 * Worth a repetition: a dependency of the function, Lambda itself, or no answer. Anything else
 * the function throws would be thrown again.
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
 */
const UNAVAILABLE: Retrier = {
  ErrorEquals: [
    'DependencyUnavailable',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.Unknown',
    // The function's process died in the middle; the name is what Lambda's logs show, and no page of
    // Step Functions lists it. Every task can be done twice.
    'Runtime.ExitError',
    'Sandbox.Timedout',
    'States.Timeout',
  ],
  IntervalSeconds: 2,
  MaxAttempts: 4,
  BackoffRate: 2,
  MaxDelaySeconds: 10,
};

export interface ServiceTaskOptions {
  /** `aws-sdk:rds:failoverGlobalCluster` or `dynamodb:updateItem`. */
  readonly action: string;
  readonly parameters: JsonObject;
  /** Takes what is needed out of the answer: the whole of it travels with the execution. */
  readonly result: JsonObject;
  readonly resultPath: string;
  readonly timeoutSeconds: number;
  /** Errors that mean something, and are not repeated. */
  readonly meaningful?: readonly string[];
  readonly attempts: number;
  readonly catch: readonly Catcher[];
  readonly goTo: Transition;
}

/**
 * Calls an AWS API of this region. Whatever isn't meaningful is repeated, because throttling and
 * server errors have other names in every service, and some arrive under one name with the rest
 * (`Rds.RdsException`). The cost of repeating what can't succeed is seconds before the page.
 */
export function serviceTask(options: ServiceTaskOptions): TaskState {
  const { meaningful = [] } = options;
  return {
    Type: 'Task',
    Resource: `arn:aws:states:::${options.action}`,
    Parameters: options.parameters,
    ResultSelector: options.result,
    ResultPath: options.resultPath,
    TimeoutSeconds: options.timeoutSeconds,
    Retry: [
      ...(meaningful.length > 0 ? [{ ErrorEquals: meaningful, MaxAttempts: 0 }] : []),
      {
        ErrorEquals: [ANY_ERROR],
        IntervalSeconds: 1,
        MaxAttempts: options.attempts,
        BackoffRate: 2,
        MaxDelaySeconds: 10,
      },
    ],
    Catch: options.catch,
    ...options.goTo,
  };
}
