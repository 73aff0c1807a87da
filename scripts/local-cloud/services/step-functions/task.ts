import { schedule } from '../../runtime/agenda';
import { ConnectionError } from '../../runtime/call';
import type { RuntimeContext } from '../../runtime/context';
import { AwsError } from '../../service';
import { forgetInvocation, requestInvocation } from '../lambda/invocations';
import { openLambda } from '../lambda/lambda-state';
import { type StepContext, scopeOf } from './context-object';
import { type TaskOutcome, threadKey } from './execution-state';
import { record } from './history';
import { type Json, type JsonObject, toJson } from './json';
import { findAtPath } from './payload-template';
import { type Integration, integrationOf } from './service-integration';
import { StatesError } from './states-error';

/** How long a call to a service takes from inside a state machine; a guess. */
const CALL_MS = 50;

/** Starts a Task state's work. What it comes to arrives as an event, in its own time. */
export function startTask(at: StepContext, state: JsonObject, parameters: Json): void {
  const { context, execution, thread } = at;
  const resource = String(state.Resource);
  thread.token += 1;
  const integration = integrationOf(resource, parameters);
  const details = { resource, region: context.region };
  record(context, execution, 'TaskScheduled', details, { parameters });
  scheduleTimeout(at, state);
  switch (integration.kind) {
    case 'function':
      invokeFunction(at, integration);
      return;
    case 'call':
      callService(at, integration);
  }
}

function scheduleTimeout(at: StepContext, state: JsonObject): void {
  const { context, execution, thread } = at;
  const seconds =
    state.TimeoutSecondsPath === undefined
      ? state.TimeoutSeconds
      : findAtPath(String(state.TimeoutSecondsPath), scopeOf(execution, thread, thread.input));
  if (typeof seconds === 'number') {
    schedule(context.state, {
      atMs: context.nowMs + seconds * 1000,
      kind: 'states.task-time-out',
      region: context.region,
      subject: threadKey(execution, thread),
      token: thread.token,
    });
  }
}

function invokeFunction(
  at: StepContext,
  integration: Extract<Integration, { kind: 'function' }>,
): void {
  const { context, execution, thread } = at;
  const request = {
    service: 'Lambda',
    operation: 'Invoke',
    region: context.region,
    input: { FunctionName: integration.functionReference },
    from: originOf(at),
  };
  const outcome = context.interfere(request);
  switch (outcome.kind) {
    case 'error':
      answer(at, failure('Lambda', outcome.error), 0);
      return;
    case 'refused':
      answer(at, failure('Lambda', new ConnectionError('Unable to execute HTTP request')), 0);
      return;
    case 'hang':
      thread.phase = { kind: 'unanswered' };
      return;
    default:
      break;
  }
  try {
    const { id } = requestInvocation(context, {
      functionReference: integration.functionReference,
      payload: JSON.stringify(integration.payload),
      caller: {
        kind: 'state-machine',
        threadKey: threadKey(execution, thread),
        token: thread.token,
      },
    });
    const { wrapsOutput } = integration;
    thread.phase = { kind: 'invoking', invocationId: id, wrapsOutput };
  } catch (error) {
    answer(at, failure('Lambda', error), CALL_MS);
  }
}

function callService(at: StepContext, integration: Extract<Integration, { kind: 'call' }>): void {
  const { context, thread } = at;
  const { service, operation, input, errorPrefix } = integration;
  const result = context.call({
    service,
    operation,
    region: context.region,
    input,
    from: originOf(at),
  });
  switch (result.kind) {
    case 'output': {
      const output = integration.shapeOutput(toJson(result.output));
      answer(at, { kind: 'succeeded', output }, result.afterMs + CALL_MS);
      return;
    }
    case 'error':
      answer(at, failure(errorPrefix, result.error, integration), result.afterMs + CALL_MS);
      return;
    case 'never':
      thread.phase = { kind: 'unanswered' };
  }
}

function answer(
  { context, execution, thread }: StepContext,
  outcome: TaskOutcome,
  afterMs: number,
) {
  thread.phase = { kind: 'answered', outcome };
  schedule(context.state, {
    atMs: context.nowMs + afterMs,
    kind: 'states.task-done',
    region: context.region,
    subject: threadKey(execution, thread),
    token: thread.token,
  });
}

function failure(
  prefix: string,
  error: unknown,
  integration?: Extract<Integration, { kind: 'call' }>,
): TaskOutcome {
  if (error instanceof ConnectionError) {
    return { kind: 'failed', error: `${prefix}.SdkClientException`, cause: error.message };
  }
  if (!(error instanceof AwsError)) {
    throw error;
  }
  const name = integration?.errorName(error.name) ?? error.name;
  return {
    kind: 'failed',
    error: `${prefix}.${name}`,
    cause: `${error.message} (Service: ${prefix}, Status Code: ${error.statusCode})`,
  };
}

/** What the thread's task has come to. */
export function takeTaskOutcome({ context, execution, thread }: StepContext): TaskOutcome {
  const { phase } = thread;
  if (phase.kind === 'answered') {
    return phase.outcome;
  }
  if (phase.kind !== 'invoking') {
    throw new Error(`${execution.name}: ${thread.stateName} has no task under way`);
  }
  const invocation = openLambda(context.state, context.region).invocations[phase.invocationId];
  const result = invocation?.result;
  if (invocation === undefined || result === undefined) {
    throw new StatesError('Lambda.Unknown', 'The invocation is not known');
  }
  forgetInvocation(context, invocation);
  switch (result.kind) {
    case 'failed': {
      const { errorType, errorMessage } = result;
      const cause = JSON.stringify({ errorMessage, errorType, trace: [] });
      return { kind: 'failed', error: errorType, cause };
    }
    case 'returned': {
      const payload: Json = JSON.parse(result.payload);
      const output = phase.wrapsOutput
        ? { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 }
        : payload;
      return { kind: 'succeeded', output };
    }
  }
}

/** The function of a task that was given up has answered after all. */
export function forgetLateAnswer(context: RuntimeContext, key: string, token: number): void {
  for (const invocation of Object.values(openLambda(context.state, context.region).invocations)) {
    const { caller } = invocation;
    if (caller.kind === 'state-machine' && caller.threadKey === key && caller.token === token) {
      forgetInvocation(context, invocation);
    }
  }
}

function originOf({ context, execution, thread }: StepContext) {
  return {
    kind: 'step-functions',
    region: context.region,
    name: execution.executionArn,
    state: thread.stateName,
  } as const;
}
