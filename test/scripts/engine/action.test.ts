import { StackStatus as SdkStackStatus } from '@aws-sdk/client-cloudformation';
import { decideAction, type StackAction } from '../../../scripts/engine/action';
import {
  isInProgress,
  STACK_STATUSES,
  type StackStatus,
} from '../../../scripts/engine/stack-status';

const EXPECTED: Readonly<Record<StackStatus, StackAction['kind']>> = {
  CREATE_IN_PROGRESS: 'attach',
  CREATE_FAILED: 'roll-back',
  CREATE_COMPLETE: 'update',
  ROLLBACK_IN_PROGRESS: 'attach',
  ROLLBACK_FAILED: 'refuse',
  ROLLBACK_COMPLETE: 'recreate',
  DELETE_IN_PROGRESS: 'attach',
  DELETE_FAILED: 'refuse',
  DELETE_COMPLETE: 'create',
  UPDATE_IN_PROGRESS: 'attach',
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'attach',
  UPDATE_COMPLETE: 'update',
  UPDATE_FAILED: 'roll-back',
  UPDATE_ROLLBACK_IN_PROGRESS: 'attach',
  UPDATE_ROLLBACK_FAILED: 'continue-rollback',
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'attach',
  UPDATE_ROLLBACK_COMPLETE: 'update',
  REVIEW_IN_PROGRESS: 'create',
  IMPORT_IN_PROGRESS: 'attach',
  IMPORT_COMPLETE: 'update',
  IMPORT_ROLLBACK_IN_PROGRESS: 'attach',
  IMPORT_ROLLBACK_FAILED: 'refuse',
  IMPORT_ROLLBACK_COMPLETE: 'update',
};

test('the statuses are exactly those that CloudFormation has', () => {
  expect(new Set<string>(STACK_STATUSES)).toEqual(new Set(Object.values(SdkStackStatus)));
});

test.each(Object.entries(EXPECTED))('an empty stack in %s leads to %s', (status, kind) => {
  const action = decideAction({ status: status as StackStatus, survivors: [] });

  expect(action.kind).toBe(kind);
  expect(action.reason).not.toBe('');
});

test('a stack that does not exist is created', () => {
  expect(decideAction(undefined).kind).toBe('create');
});

test('a failed creation that left something behind is refused, and it is named', () => {
  const action = decideAction({ status: 'ROLLBACK_COMPLETE', survivors: ['Database', 'Bucket'] });

  expect(action).toMatchObject({
    kind: 'refuse',
    reason: expect.stringContaining('Database, Bucket'),
  });
});

test('only a stack without survivors is ever deleted', () => {
  const deleting = STACK_STATUSES.filter(
    (status) => decideAction({ status, survivors: ['Database'] }).kind === 'recreate',
  );

  expect(deleting).toEqual([]);
});

test('a stack in review waits for nobody', () => {
  expect(isInProgress('REVIEW_IN_PROGRESS')).toBe(false);
  expect(isInProgress('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')).toBe(true);
});
