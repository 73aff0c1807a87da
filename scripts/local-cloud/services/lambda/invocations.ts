import { uuid } from '../../resources/identifiers';
import { number, record, text } from '../../resources/read';
import { findFunction } from '../../resources/rules/lambda/lookups';
import { resourcesOfType } from '../../resources/store';
import { schedule } from '../../runtime/agenda';
import type { EventHandler } from '../../runtime/context';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import {
  type Invocation,
  type InvocationCaller,
  type InvocationResult,
  openLambda,
} from './lambda-state';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html: Timeout's default. */
const DEFAULT_TIMEOUT_SECONDS = 3;

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html: two more attempts, after one minute and then two. */
const DEFAULT_RETRY_ATTEMPTS = 2;
const RETRY_AFTER_MS = [60_000, 120_000];

export interface InvocationRequest {
  /** Name or ARN, with or without a qualifier. */
  readonly functionReference: string;
  readonly payload: string;
  readonly caller: InvocationCaller;
}

/** Asks for a function to be run; whatever drives the cloud runs it. */
export function requestInvocation(context: ServiceContext, request: InvocationRequest): Invocation {
  const found = requireFunction(context, request.functionReference);
  return addInvocation(context, {
    functionName: found.physicalId,
    payload: request.payload,
    caller: request.caller,
    attempt: 1,
  });
}

function addInvocation(
  context: ServiceContext,
  request: Pick<Invocation, 'functionName' | 'payload' | 'caller' | 'attempt'>,
): Invocation {
  const invocation: Invocation = {
    ...request,
    id: uuid(context.state),
    region: context.region,
    requestedAtMs: context.nowMs,
    status: 'requested',
  };
  dropUnheard(context, invocation);
  openLambda(context.state, context.region).invocations[invocation.id] = invocation;
  return invocation;
}

/** How long an event waits for something that runs functions. */
const EVENT_PATIENCE_MS = 60_000;

/** A cloud that nothing runs functions for must not collect schedules' events for ever. */
function dropUnheard(context: ServiceContext, next: Invocation): void {
  for (const other of Object.values(openLambda(context.state, context.region).invocations)) {
    const isUnheard =
      other.status === 'requested' && context.nowMs - other.requestedAtMs > EVENT_PATIENCE_MS;
    if (isUnheard && other.caller.kind === 'event' && other.functionName === next.functionName) {
      forgetInvocation(context, other);
    }
  }
}

/** The function begins to run; from now on its time counts. */
export function beginInvocation(context: ServiceContext, invocation: Invocation): void {
  const found = requireFunction(context, invocation.functionName);
  const timeoutSeconds = number(found.properties, 'Timeout') ?? DEFAULT_TIMEOUT_SECONDS;
  const deadlineMs = context.nowMs + timeoutSeconds * 1000;
  invocation.status = 'running';
  invocation.startedAtMs = context.nowMs;
  invocation.deadlineMs = deadlineMs;
  schedule(context.state, {
    atMs: deadlineMs,
    kind: 'lambda.time-out',
    region: invocation.region,
    subject: invocation.id,
  });
}

/** Records what an invocation came to. An invocation that has ended already stays as it ended. */
export function endInvocation(
  context: ServiceContext,
  invocation: Invocation,
  result: InvocationResult,
): void {
  if (invocation.status === 'ended') {
    return;
  }
  invocation.status = 'ended';
  invocation.result = result;
  switch (invocation.caller.kind) {
    case 'client':
      return;
    case 'event':
      forgetInvocation(context, invocation);
      retryEvent(context, invocation, result);
      return;
    case 'state-machine':
      schedule(context.state, {
        atMs: context.nowMs,
        kind: 'states.task-done',
        region: invocation.region,
        subject: invocation.caller.threadKey,
        token: invocation.caller.token,
      });
  }
}

export function forgetInvocation(context: ServiceContext, invocation: Invocation): void {
  delete openLambda(context.state, invocation.region).invocations[invocation.id];
}

function retryEvent(
  context: ServiceContext,
  invocation: Invocation,
  result: InvocationResult,
): void {
  const afterMs = RETRY_AFTER_MS[invocation.attempt - 1];
  const mayRetry = invocation.attempt <= retryAttempts(context, invocation.functionName);
  if (result.kind === 'returned' || afterMs === undefined || !mayRetry) {
    return;
  }
  schedule(context.state, {
    atMs: context.nowMs + afterMs,
    kind: 'lambda.retry',
    region: invocation.region,
    subject: JSON.stringify({
      functionName: invocation.functionName,
      payload: invocation.payload,
      attempt: invocation.attempt + 1,
    }),
  });
}

function retryAttempts(context: ServiceContext, functionName: string): number {
  const configuration = resourcesOfType(context, 'AWS::Lambda::EventInvokeConfig').find(
    ({ properties }) => text(properties, 'FunctionName') === functionName,
  );
  return number(configuration?.properties ?? {}, 'MaximumRetryAttempts') ?? DEFAULT_RETRY_ATTEMPTS;
}

export const onRetry: EventHandler = (context, event) => {
  const { functionName, payload, attempt } = JSON.parse(event.subject);
  if (findFunction(context, functionName) !== undefined) {
    addInvocation(context, { functionName, payload, attempt, caller: { kind: 'event' } });
  }
};

export const onTimeout: EventHandler = (context, event) => {
  const invocation = openLambda(context.state, event.region).invocations[event.subject];
  // An invocation that was begun again has another deadline.
  if (invocation === undefined || invocation.deadlineMs !== event.atMs) {
    return;
  }
  const seconds = ((invocation.deadlineMs ?? 0) - (invocation.startedAtMs ?? 0)) / 1000;
  // The type that Lambda has reported since 2024; the words are old.
  endInvocation(context, invocation, {
    kind: 'failed',
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${invocation.id} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  });
};

/** What a function's code is given, and where that was uploaded to. */
export interface Deployment {
  readonly variables: Readonly<Record<string, string>>;
  readonly codeKey: string | undefined;
}

export function deploymentOf(context: ServiceContext, functionName: string): Deployment {
  const { properties } = requireFunction(context, functionName);
  const variables = record(record(properties, 'Environment'), 'Variables');
  return {
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, String(value)]),
    ),
    codeKey: text(record(properties, 'Code'), 'S3Key'),
  };
}

export function requireFunction(context: ServiceContext, reference: string): StoredResource {
  const region = reference.startsWith('arn:') ? reference.split(':')[3] : context.region;
  const found = region === context.region ? findFunction(context, reference) : undefined;
  if (found === undefined) {
    const functionArn = reference.startsWith('arn:')
      ? reference
      : `arn:aws:lambda:${context.region}:${context.state.accountId}:function:${reference}`;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${functionArn}`, 404);
  }
  return found;
}
