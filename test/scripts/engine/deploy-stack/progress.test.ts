import { lastOperation } from '../../../../scripts/engine/deploy-stack/follow';
import { progressOf } from '../../../../scripts/engine/deploy-stack/progress';
import { newestFirst, resourceEvent, stackEvent } from '../../../support/stack-events';

test('resources count once, and what runs longest is named first', () => {
  const events = newestFirst(
    stackEvent('CREATE_IN_PROGRESS'),
    resourceEvent('Slow', 'CREATE_IN_PROGRESS'),
    resourceEvent('Quick', 'CREATE_IN_PROGRESS'),
    resourceEvent('Done', 'CREATE_IN_PROGRESS'),
    resourceEvent('Quick', 'CREATE_IN_PROGRESS', { reason: 'Resource creation Initiated' }),
    resourceEvent('Slow', 'CREATE_IN_PROGRESS', { reason: 'Resource creation Initiated' }),
    resourceEvent('Done', 'CREATE_COMPLETE'),
  );

  expect(progressOf(events, 5)).toEqual({
    doneResources: 1,
    totalResources: 5,
    inProgress: ['Slow', 'Quick'],
  });
});

test('there are never fewer resources than have been seen', () => {
  const events = [resourceEvent('A', 'DELETE_COMPLETE'), resourceEvent('B', 'DELETE_COMPLETE')];

  expect(progressOf(events, 0).totalResources).toBe(2);
});

test('the last operation begins at its own start, not at its rollback', () => {
  const failed = [
    stackEvent('UPDATE_IN_PROGRESS'),
    resourceEvent('Queue', 'UPDATE_FAILED'),
    stackEvent('UPDATE_ROLLBACK_IN_PROGRESS'),
  ];
  const history = newestFirst(
    stackEvent('CREATE_IN_PROGRESS'),
    resourceEvent('Queue', 'CREATE_COMPLETE'),
    stackEvent('CREATE_COMPLETE'),
    ...failed,
  );

  expect(lastOperation(history)).toEqual(newestFirst(...failed));
});
