import { schedule } from '../../runtime/agenda';
import { type StepContext, scopeOf } from './context-object';
import { type Handling, handlingOf } from './errors';
import { endExecution } from './execution-end';
import { threadKey } from './execution-state';
import { record, recordState } from './history';
import type { Json, JsonObject } from './json';
import { placeAt } from './json-path/reference';
import { fillTemplate, valueAtPath } from './payload-template';
import { StatesError } from './states-error';
import { currentState, removeBranches } from './threads';

/** The state has a result: it takes its place in the input, and the thread goes on. */
export function succeed(at: StepContext, state: JsonObject, result: Json): void {
  const { execution, thread } = at;
  const selected =
    state.ResultSelector === undefined
      ? result
      : fillTemplate(state.ResultSelector, scopeOf(execution, thread, result));
  const placed =
    state.ResultPath === null
      ? thread.input
      : placeAt(String(state.ResultPath ?? '$'), thread.input, selected);
  leave(at, state, placed, typeof state.Next === 'string' ? state.Next : undefined);
}

/** Without a next state the thread has ended. */
export function leave(
  at: StepContext,
  state: JsonObject,
  value: Json,
  next: string | undefined,
): void {
  const { context, execution, thread } = at;
  const output = throughPath(at, state.OutputPath, value);
  const exited = { name: thread.stateName, value: output };
  recordState(context, execution, `${String(state.Type)}StateExited`, exited);
  if (next === undefined) {
    end(at, output);
  } else {
    enter(at, next, output);
  }
}

export function enter(at: StepContext, stateName: string, input: Json): void {
  const { context, execution, thread } = at;
  thread.stateName = stateName;
  thread.input = input;
  thread.enteredAtMs = context.nowMs;
  thread.retries = [];
  thread.phase = { kind: 'entering' };
  const type = String(currentState(at).Type);
  recordState(context, execution, `${type}StateEntered`, { name: stateName, value: input });
  continueAt(at, context.nowMs + context.behaviour.stateTransitionMs);
}

export function continueAt({ context, execution, thread }: StepContext, atMs: number): void {
  thread.token += 1;
  schedule(context.state, {
    atMs,
    kind: 'states.continue',
    region: context.region,
    subject: threadKey(execution, thread),
    token: thread.token,
  });
}

/** A thread's last state is done: the machine has succeeded, or one branch more has. */
function end(at: StepContext, output: Json): void {
  const { context, execution, thread } = at;
  const parent = execution.threads[String(thread.parentId ?? '')];
  if (parent === undefined) {
    endExecution(context, execution, { status: 'SUCCEEDED', output });
    return;
  }
  thread.phase = { kind: 'done' };
  thread.token += 1;
  if (parent.phase.kind !== 'branching') {
    throw new Error(`a branch of ${parent.stateName} ended twice`);
  }
  const outputs = { ...parent.phase.outputs, [String(thread.branch)]: output };
  parent.phase = { kind: 'branching', outputs };
  const state = currentState({ ...at, thread: parent });
  const total = Array.isArray(state.Branches) ? state.Branches.length : 0;
  if (Object.keys(outputs).length === total) {
    removeBranches(execution, parent);
    record(context, execution, 'ParallelStateSucceeded');
    const results = Array.from({ length: total }, (_, index) => outputs[String(index)] ?? null);
    guarded({ ...at, thread: parent }, () => succeed({ ...at, thread: parent }, state, results));
  }
}

/** A parent's state fails by itself, not its branch. */
function guarded(at: StepContext, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StatesError)) {
      throw error;
    }
    handleError(at, error);
  }
}

export function handleError(at: StepContext, error: StatesError): void {
  const { context, execution, thread } = at;
  const state = currentState(at);
  removeBranches(execution, thread);
  const handling = handlingOf(state, error, thread.retries, context.behaviour.retryJitter);
  switch (handling.kind) {
    case 'retry':
      thread.retries[handling.retrier] = (thread.retries[handling.retrier] ?? 0) + 1;
      thread.phase = { kind: 'entering' };
      continueAt(at, context.nowMs + handling.afterMs);
      return;
    case 'catch':
      goToCatcher(at, state, error, handling);
      return;
    case 'fail':
      fail(at, error);
  }
}

function goToCatcher(
  at: StepContext,
  state: JsonObject,
  error: StatesError,
  { next, resultPath }: Extract<Handling, { kind: 'catch' }>,
): void {
  const { context, execution, thread } = at;
  const caught = { Error: error.error, Cause: error.errorCause };
  let output: Json;
  try {
    output = resultPath === null ? thread.input : placeAt(resultPath, thread.input, caught);
  } catch (failure) {
    if (failure instanceof StatesError) {
      fail(at, failure);
      return;
    }
    throw failure;
  }
  const exited = { name: thread.stateName, value: output };
  recordState(context, execution, `${String(state.Type)}StateExited`, exited);
  enter(at, next, output);
}

function fail(at: StepContext, error: StatesError): void {
  const { context, execution, thread } = at;
  const parent = execution.threads[String(thread.parentId ?? '')];
  if (parent === undefined) {
    const { error: name, errorCause: cause } = error;
    endExecution(context, execution, { status: 'FAILED', error: name, cause });
    return;
  }
  record(context, execution, 'ParallelStateFailed');
  handleError({ ...at, thread: parent }, error);
}

/** InputPath and OutputPath: `null` leaves nothing, absence everything. */
export function throughPath(at: StepContext, path: Json | undefined, value: Json): Json {
  if (path === null) {
    return {};
  }
  return path === undefined
    ? value
    : valueAtPath(String(path), scopeOf(at.execution, at.thread, value));
}
