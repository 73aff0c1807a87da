import type { EventHandler, RuntimeContext } from '../../runtime/context';
import { isChosen } from './choice';
import { type StepContext, scopeOf } from './context-object';
import { endExecution } from './execution-end';
import { findThread } from './execution-state';
import { record } from './history';
import { isJsonObject, type Json, type JsonObject } from './json';
import { fillTemplate } from './payload-template';
import { runtimeError, StatesError } from './states-error';
import { forgetLateAnswer, startTask, takeTaskOutcome } from './task';
import { addThread, currentState } from './threads';
import { continueAt, enter, handleError, leave, succeed, throughPath } from './transitions';
import { waitUntilMs } from './wait';

/** The thread's state begins, or its waiting is over. */
export const onContinue: EventHandler = (context, event) => {
  step(context, event.region, event.subject, event.token, (at, state) => {
    switch (at.thread.phase.kind) {
      case 'starting':
        enter(at, at.thread.stateName, at.thread.input);
        return;
      case 'entering':
        run(at, state);
        return;
      case 'waiting':
        succeed(at, state, effectiveInput(at, state));
        return;
      default:
        throw new Error(`thread ${event.subject} can't go on from ${at.thread.phase.kind}`);
    }
  });
};

export const onTaskDone: EventHandler = (context, event) => {
  if (findThread(context.state, event.region, event.subject, event.token) === undefined) {
    forgetLateAnswer(context, event.subject, event.token);
    return;
  }
  step(context, event.region, event.subject, event.token, (at, state) => {
    const outcome = takeTaskOutcome(at);
    switch (outcome.kind) {
      case 'succeeded':
        record(context, at.execution, 'TaskSucceeded', { output: JSON.stringify(outcome.output) });
        succeed(at, state, outcome.output);
        return;
      case 'failed':
        record(context, at.execution, 'TaskFailed', { error: outcome.error, cause: outcome.cause });
        throw new StatesError(outcome.error, outcome.cause);
    }
  });
};

export const onTaskTimeout: EventHandler = (context, event) => {
  step(context, event.region, event.subject, event.token, (at) => {
    record(context, at.execution, 'TaskTimedOut', { error: 'States.Timeout' });
    throw new StatesError('States.Timeout', '');
  });
};

export const onExecutionTimeout: EventHandler = (context, event) => {
  const execution = context.state.regions[event.region]?.stepFunctions?.executions[event.subject];
  if (execution?.status === 'RUNNING') {
    endExecution(context, execution, { status: 'TIMED_OUT' });
  }
};

/** Does a thread's next step; an error in it is handled as its state says. */
function step(
  context: RuntimeContext,
  region: string,
  key: string,
  token: number,
  work: (at: StepContext, state: JsonObject) => void,
): void {
  const found = findThread(context.state, region, key, token);
  if (found === undefined) {
    return;
  }
  const at = { context, ...found };
  try {
    work(at, currentState(at));
  } catch (error) {
    if (!(error instanceof StatesError)) {
      throw error;
    }
    handleError(at, error);
  }
}

function run(at: StepContext, state: JsonObject): void {
  const input = effectiveInput(at, state);
  switch (state.Type) {
    case 'Pass':
      succeed(at, state, passResult(at, state, input));
      return;
    case 'Choice':
      leave(at, state, input, choose(at, state, input));
      return;
    case 'Succeed':
      leave(at, state, input, undefined);
      return;
    case 'Fail':
      throw new StatesError(String(state.Error ?? ''), String(state.Cause ?? ''));
    case 'Wait':
      at.thread.phase = { kind: 'waiting' };
      continueAt(at, waitUntilMs(at, state, input));
      return;
    case 'Task':
      startTask(at, state, withParameters(at, state, input));
      return;
    case 'Parallel':
      branch(at, state, withParameters(at, state, input));
      return;
    default:
      throw runtimeError(`Unknown state type ${String(state.Type)}`);
  }
}

function effectiveInput(at: StepContext, state: JsonObject): Json {
  return throughPath(at, state.InputPath, at.thread.input);
}

function withParameters(at: StepContext, state: JsonObject, input: Json): Json {
  return state.Parameters === undefined
    ? input
    : fillTemplate(state.Parameters, scopeOf(at.execution, at.thread, input));
}

function passResult(at: StepContext, state: JsonObject, input: Json): Json {
  return state.Result ?? withParameters(at, state, input);
}

function choose(at: StepContext, state: JsonObject, input: Json): string {
  const scope = scopeOf(at.execution, at.thread, input);
  const rules = Array.isArray(state.Choices) ? state.Choices.filter(isJsonObject) : [];
  const chosen = rules.find((rule) => isChosen(rule, scope))?.Next ?? state.Default;
  if (typeof chosen !== 'string') {
    throw new StatesError(
      'States.NoChoiceMatched',
      `No choice of ${at.thread.stateName} matched and there is no default`,
    );
  }
  return chosen;
}

function branch(at: StepContext, state: JsonObject, input: Json): void {
  const { context, execution, thread } = at;
  record(context, execution, 'ParallelStateStarted');
  thread.phase = { kind: 'branching', outputs: {} };
  const branches = Array.isArray(state.Branches) ? state.Branches.filter(isJsonObject) : [];
  for (const [index, { StartAt: startAt }] of branches.entries()) {
    const stateName = String(startAt);
    const child = addThread(execution, { stateName, input, parentId: thread.id, branch: index });
    enter({ ...at, thread: child }, stateName, input);
  }
}
