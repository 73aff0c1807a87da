import { assertNever } from '../errors';
import type { StackStatus } from '../stack-status';

/** What a destroy does with a stack. */
export type Deletion =
  | { readonly kind: 'delete'; readonly reason: string }
  /** Wait for the operation that runs, then delete. */
  | { readonly kind: 'wait-then-delete'; readonly reason: string };

/** Status → deletion, for every status of a stack that exists. */
export function decideDeletion(status: Exclude<StackStatus, 'DELETE_COMPLETE'>): Deletion {
  switch (status) {
    case 'CREATE_COMPLETE':
    case 'UPDATE_COMPLETE':
    case 'IMPORT_COMPLETE':
      return { kind: 'delete', reason: 'exists' };
    // A creation that waits for something that never comes can only be ended by deleting it.
    case 'CREATE_IN_PROGRESS':
      return { kind: 'delete', reason: 'is being created' };
    case 'REVIEW_IN_PROGRESS':
      return { kind: 'delete', reason: 'was prepared and never executed' };
    case 'CREATE_FAILED':
    case 'ROLLBACK_COMPLETE':
    case 'ROLLBACK_FAILED':
    case 'UPDATE_FAILED':
    case 'UPDATE_ROLLBACK_COMPLETE':
    case 'UPDATE_ROLLBACK_FAILED':
    case 'IMPORT_ROLLBACK_COMPLETE':
    case 'IMPORT_ROLLBACK_FAILED':
      return { kind: 'delete', reason: `its last operation failed (${status})` };
    case 'DELETE_FAILED':
      return { kind: 'delete', reason: 'an earlier deletion did not get through' };
    case 'DELETE_IN_PROGRESS':
    case 'ROLLBACK_IN_PROGRESS':
    case 'UPDATE_IN_PROGRESS':
    case 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS':
    case 'UPDATE_ROLLBACK_IN_PROGRESS':
    case 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS':
    case 'IMPORT_IN_PROGRESS':
    case 'IMPORT_ROLLBACK_IN_PROGRESS':
      return { kind: 'wait-then-delete', reason: `an operation is running (${status})` };
    default:
      return assertNever(status);
  }
}
