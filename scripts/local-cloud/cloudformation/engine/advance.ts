import { continueChangeSet } from '../change-sets/continue-change-set';
import { continueStackSets } from '../stack-sets/continue';
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
    if ('task' in due) {
      continueTask(world, due.stack, due.task, due.atMs);
      continueStackSets(world, due.atMs);
    } else {
      continueChangeSet(world, due.stack, due.changeSet, due.atMs);
    }
  }
}

type Due = { readonly stack: Stack; readonly atMs: number } & (
  | { readonly task: Task }
  | { readonly changeSet: ChangeSet }
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
    for (const stack of Object.values(world.state.regions[region]?.cloudFormation.stacks ?? {})) {
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
