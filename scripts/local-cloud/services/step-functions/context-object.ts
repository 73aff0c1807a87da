import type { RuntimeContext } from '../../runtime/context';
import type { Execution, Thread } from './execution-state';
import type { Json } from './json';
import type { PathScope } from './payload-template';

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export function scopeOf(execution: Execution, thread: Thread, input: Json): PathScope {
  return { input, contextObject: contextObject(execution, thread) };
}

function contextObject(execution: Execution, thread: Thread): Json {
  return {
    Execution: {
      Id: execution.executionArn,
      // Asked for by few states, and made for each of them.
      get Input(): Json {
        return JSON.parse(execution.inputText);
      },
      Name: execution.name,
      RoleArn: execution.roleArn,
      StartTime: new Date(execution.startedAtMs).toISOString(),
    },
    State: {
      Name: thread.stateName,
      EnteredTime: new Date(thread.enteredAtMs).toISOString(),
      RetryCount: thread.retries.reduce((sum, count) => sum + count, 0),
    },
    StateMachine: {
      Id: execution.stateMachineArn,
      Name: execution.stateMachineArn.split(':').at(-1) ?? '',
    },
  };
}

/** What a step of the interpreter works on. */
export interface StepContext {
  readonly context: RuntimeContext;
  readonly execution: Execution;
  readonly thread: Thread;
}
