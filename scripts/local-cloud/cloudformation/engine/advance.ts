import { continueChangeSet } from '../change-sets/continue-change-set';
import { beginStackSetOperation, continueStackSets } from '../stack-sets/continue';
import type { Operation, StackSet } from '../stack-sets/state';
import type { ChangeSet, Stack, Task } from '../state';
import { byText } from '../template/json';
import { continueTask } from './progress';
import type { World } from './world';

/**
 * Brings every stack forward to a time, doing what was due in the order it was
 * due. Returns whether anything happened. How often it is called makes no
 * difference to what comes out.
 */
export function advance(world: World, toMs: number): boolean {
  let happened = false;
  for (;;) {
    const due = nextDue(world, toMs);
    if (due === undefined) {
      return happened;
    }
    happened = true;
    if ('operation' in due) {
      beginStackSetOperation(world, due.stackSet, due.operation, due.atMs);
    } else if ('task' in due) {
      continueTask(world, due.stack, due.task, due.atMs);
      continueStackSets(world, due.atMs);
    } else {
      continueChangeSet(world, due.stack, due.changeSet, due.atMs);
    }
  }
}

type Due = { readonly atMs: number } & (
  | { readonly stack: Stack; readonly task: Task }
  | { readonly stack: Stack; readonly changeSet: ChangeSet }
  | { readonly stackSet: StackSet; readonly operation: Operation }
);

/** The earliest thing that is due; the first one found where several are due at once. */
function nextDue(world: World, toMs: number): Due | undefined {
  let earliest: Due | undefined;
  const consider = (atMs: number | undefined, make: (atMs: number) => Due): void => {
    if (atMs !== undefined && atMs <= toMs && (earliest === undefined || atMs < earliest.atMs)) {
      earliest = make(atMs);
    }
  };
  for (const region of Object.keys(world.state.regions).sort(byText)) {
    const cloudFormation = world.state.regions[region]?.cloudFormation;
    for (const stackSet of cloudFormation?.stackSets ?? []) {
      for (const operation of Object.values(stackSet.operations)) {
        consider(operation.dueAtMs, (atMs) => ({ stackSet, operation, atMs }));
      }
    }
    for (const stack of Object.values(cloudFormation?.stacks ?? {})) {
      for (const task of Object.values(stack.operation?.tasks ?? {})) {
        consider(task.dueAtMs, (atMs) => ({ stack, atMs, task }));
      }
      for (const changeSet of Object.values(stack.changeSets)) {
        consider(changeSet.dueAtMs, (atMs) => ({ stack, atMs, changeSet }));
      }
    }
  }
  return earliest;
}
