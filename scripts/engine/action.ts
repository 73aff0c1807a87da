import { assertNever } from './errors';
import type { StackStatus } from './stack-status';

/** What a deploy does with a stack; decided from its status, shown before anything happens. */
export type StackAction =
  | { readonly kind: 'create'; readonly reason: string }
  | { readonly kind: 'update'; readonly reason: string }
  /** Wait for the operation that runs, then decide again: what it most likely comes to. */
  | { readonly kind: 'attach'; readonly afterwards: 'create' | 'update'; readonly reason: string }
  /** Delete an empty stack, then create it. */
  | { readonly kind: 'recreate'; readonly reason: string }
  /** Undo a half-done operation that was left as it was, then decide again. */
  | { readonly kind: 'roll-back'; readonly reason: string }
  /** Take up a rollback that got stuck, then decide again. */
  | { readonly kind: 'continue-rollback'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string; readonly nextStep: RefusalNextStep };

/** What a person has to do about a stack that the deploy won't touch. */
export type RefusalNextStep = 'inspect-resources' | 'finish-deletion';

/** What is known about a stack before a deploy. */
export interface ObservedStack {
  readonly status: StackStatus;
  /** Logical ids of resources that still exist; only looked up where the decision hangs on it. */
  readonly survivors: readonly string[];
}

/** Statuses whose action depends on whether anything survived. */
export function needsSurvivors(status: StackStatus): boolean {
  return status === 'ROLLBACK_COMPLETE';
}

/**
 * Status → action, for every status there is. A stack that may hold data is
 * never deleted from here: what would need that is refused.
 */
export function decideAction(stack: ObservedStack | undefined): StackAction {
  if (stack === undefined) {
    return { kind: 'create', reason: 'does not exist yet' };
  }
  const { status, survivors } = stack;
  switch (status) {
    case 'DELETE_COMPLETE':
      return { kind: 'create', reason: 'was deleted' };
    case 'REVIEW_IN_PROGRESS':
      return { kind: 'create', reason: 'was prepared and never executed' };
    case 'CREATE_COMPLETE':
    case 'UPDATE_COMPLETE':
    case 'IMPORT_COMPLETE':
      return { kind: 'update', reason: 'exists' };
    case 'UPDATE_ROLLBACK_COMPLETE':
    case 'IMPORT_ROLLBACK_COMPLETE':
      return { kind: 'update', reason: 'its last update failed and was rolled back' };
    case 'CREATE_IN_PROGRESS':
    case 'ROLLBACK_IN_PROGRESS':
    case 'UPDATE_IN_PROGRESS':
    case 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS':
    case 'UPDATE_ROLLBACK_IN_PROGRESS':
    case 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS':
    case 'IMPORT_IN_PROGRESS':
    case 'IMPORT_ROLLBACK_IN_PROGRESS':
      return {
        kind: 'attach',
        afterwards: 'update',
        reason: `an operation is running (${status})`,
      };
    case 'DELETE_IN_PROGRESS':
      return { kind: 'attach', afterwards: 'create', reason: 'it is being deleted' };
    case 'ROLLBACK_COMPLETE':
      return survivors.length === 0
        ? { kind: 'recreate', reason: 'its creation failed and left nothing behind' }
        : {
            kind: 'refuse',
            reason: `its creation failed, and ${survivors.join(', ')} still exists`,
            nextStep: 'inspect-resources',
          };
    case 'CREATE_FAILED':
      return { kind: 'roll-back', reason: 'its creation failed half-way' };
    case 'UPDATE_FAILED':
      return { kind: 'roll-back', reason: 'its last update failed half-way' };
    case 'UPDATE_ROLLBACK_FAILED':
      return { kind: 'continue-rollback', reason: 'the rollback of its last update got stuck' };
    // ContinueUpdateRollback is documented for UPDATE_ROLLBACK_FAILED alone:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html
    case 'IMPORT_ROLLBACK_FAILED':
      return {
        kind: 'refuse',
        reason: 'an import into it failed and could not be undone',
        nextStep: 'inspect-resources',
      };
    case 'ROLLBACK_FAILED':
      return {
        kind: 'refuse',
        reason: 'its creation failed and could not be undone',
        nextStep: 'inspect-resources',
      };
    case 'DELETE_FAILED':
      return {
        kind: 'refuse',
        reason: 'its deletion was started and something stands in its way',
        nextStep: 'finish-deletion',
      };
    default:
      return assertNever(status);
  }
}
