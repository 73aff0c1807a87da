import { failedResources } from '../../../scripts/engine/stack-failure';
import { newestFirst, resourceEvent, stackEvent } from '../../support/stack-events';

test('failures come in the order they happened, without what was only cancelled', () => {
  const events = newestFirst(
    resourceEvent('Database', 'CREATE_FAILED', { reason: 'no capacity' }),
    resourceEvent('Topic', 'CREATE_FAILED', { reason: 'Resource creation cancelled' }),
    resourceEvent('Queue', 'CREATE_FAILED', { reason: 'already exists' }),
    stackEvent('ROLLBACK_IN_PROGRESS'),
  );

  const failures = failedResources(events);

  expect(failures.map(({ logicalId, reason }) => [logicalId, reason])).toEqual([
    ['Database', 'no capacity'],
    ['Queue', 'already exists'],
  ]);
});

test('a resource that failed twice is listed with its first reason', () => {
  const events = newestFirst(
    resourceEvent('Queue', 'UPDATE_FAILED', { reason: 'first' }),
    resourceEvent('Queue', 'DELETE_FAILED', { reason: 'second' }),
  );

  expect(failedResources(events)).toMatchObject([{ logicalId: 'Queue', reason: 'first' }]);
});

test('a resource that was never made has no physical id', () => {
  const events = [resourceEvent('Queue', 'CREATE_FAILED', { physicalId: '', reason: 'x' })];

  expect(failedResources(events)[0]?.physicalId).toBeUndefined();
});
