import { scaledMs, type World } from '../engine/world';
import type { ChangeSet, Stack } from '../state';
import { computeChanges } from './compute-changes';
import { hasChanges } from './has-changes';
import { blockingReason, validateChanges } from './validate-changes';

/** Guesses at what creating a change set takes. */
export const CHANGE_SET_PENDING_MS = 1000;
const CHANGE_SET_CREATION_MS = 4000;

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";
const NO_UPDATES = 'No updates are to be performed.';

/** Goes on with a change set whose time has come. */
export function continueChangeSet(
  world: World,
  stack: Stack,
  changeSet: ChangeSet,
  nowMs: number,
): void {
  if (changeSet.status === 'CREATE_PENDING') {
    changeSet.status = 'CREATE_IN_PROGRESS';
    changeSet.dueAtMs = nowMs + scaledMs(world, CHANGE_SET_CREATION_MS);
    return;
  }
  delete changeSet.dueAtMs;
  changeSet.changes = [...computeChanges(world, stack, changeSet.deployment)];
  if (!hasChanges(world, stack, changeSet.deployment, changeSet.changes)) {
    changeSet.status = 'FAILED';
    changeSet.statusReason = changeSet.hasTransform ? NO_UPDATES : NO_CHANGES;
    return;
  }
  changeSet.validations = validateChanges(world, stack, changeSet.changes, nowMs);
  const reason = blockingReason(changeSet.validations);
  if (reason === undefined) {
    changeSet.status = 'CREATE_COMPLETE';
    changeSet.executionStatus = 'AVAILABLE';
  } else {
    changeSet.status = 'FAILED';
    changeSet.statusReason = reason;
  }
}
