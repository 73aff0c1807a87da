import type { StepContext } from './context-object';
import { machineOf, stateOf } from './definition';
import type { Execution, Thread } from './execution-state';
import type { JsonObject } from './json';

export function addThread(
  execution: Execution,
  place: Pick<Thread, 'stateName' | 'input' | 'parentId' | 'branch'>,
): Thread {
  execution.lastThreadId += 1;
  const thread: Thread = {
    ...place,
    id: execution.lastThreadId,
    enteredAtMs: 0,
    retries: [],
    token: 0,
    phase: { kind: 'entering' },
  };
  execution.threads[String(thread.id)] = thread;
  return thread;
}

/** Ends the branches of a thread's Parallel state; what they began goes on, unheard. */
export function removeBranches(execution: Execution, thread: Thread): void {
  for (const child of Object.values(execution.threads)) {
    if (child.parentId === thread.id) {
      removeBranches(execution, child);
      delete execution.threads[String(child.id)];
    }
  }
}

export function currentState({ context, execution, thread }: StepContext): JsonObject {
  return stateOf(machineOf(context.state, context.region, execution), execution, thread);
}
