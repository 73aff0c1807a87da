import { decideDeletion } from '../../../../scripts/engine/destroy/deletion';
import { isInProgress, STACK_STATUSES } from '../../../../scripts/engine/stack-status';

const statuses = STACK_STATUSES.filter((status) => status !== 'DELETE_COMPLETE');

test.each(statuses)(
  'a stack in %s is deleted, after the operation that runs if one does',
  (status) => {
    const { kind, reason } = decideDeletion(status);

    // A creation can be ended by deleting it, and may never end otherwise.
    const mustWait = isInProgress(status) && status !== 'CREATE_IN_PROGRESS';
    expect(kind).toBe(mustWait ? 'wait-then-delete' : 'delete');
    expect(reason).not.toBe('');
  },
);
