import type { StackEvent } from '../../../../scripts/engine/ports';
import { lastAttempt, operationsOf } from '../../../../scripts/engine/timeline/operations';
import { newestFirst, resourceEvent, stackEvent } from '../../../support/stack-events';

const of = (operationId: string, clientToken: string, ...events: StackEvent[]): StackEvent[] =>
  events.map((event) => ({ ...event, operationId, clientToken }));

const failedUpdate = of(
  'update',
  'token',
  stackEvent('UPDATE_IN_PROGRESS'),
  resourceEvent('Queue', 'UPDATE_FAILED', { reason: 'no' }),
);
const itsRollback = of(
  'rollback',
  'token',
  stackEvent('UPDATE_ROLLBACK_IN_PROGRESS'),
  stackEvent('UPDATE_ROLLBACK_COMPLETE'),
);
const creation = of(
  'creation',
  'earlier',
  stackEvent('CREATE_IN_PROGRESS'),
  stackEvent('CREATE_COMPLETE'),
);

test('a rollback that CloudFormation began itself belongs to the operation that it undoes', () => {
  const operations = operationsOf(newestFirst(...creation, ...failedUpdate, ...itsRollback));

  expect(operations.map(({ kind, outcome, events }) => [kind, outcome, events.length])).toEqual([
    ['update', 'failed', 4],
    ['create', 'succeeded', 2],
  ]);
});

test('a rollback that somebody asked for is an operation of its own, and part of the attempt', () => {
  const asked = itsRollback.map((event) => ({ ...event, clientToken: 'other' }));
  const events = newestFirst(...creation, ...failedUpdate, ...asked);

  expect(operationsOf(events).map(({ kind }) => kind)).toEqual(['rollback', 'update', 'create']);
  expect(lastAttempt(events).map(({ status }) => status)).toEqual([
    'UPDATE_ROLLBACK_COMPLETE',
    'UPDATE_ROLLBACK_IN_PROGRESS',
    'UPDATE_FAILED',
    'UPDATE_IN_PROGRESS',
  ]);
});

test('operations are told apart by id, also in one millisecond', () => {
  const events = newestFirst(
    ...creation,
    ...of('second', 'a', stackEvent('UPDATE_IN_PROGRESS'), stackEvent('UPDATE_COMPLETE')),
    ...of('third', 'b', stackEvent('UPDATE_IN_PROGRESS'), stackEvent('UPDATE_COMPLETE')),
  ).map((event) => ({ ...event, timestampMs: 0 }));

  expect(operationsOf(events).map(({ token }) => token)).toEqual(['b', 'a', 'earlier']);
});

test('an event that comes late belongs to its own operation', () => {
  const [begun, ended] = of(
    'second',
    'a',
    stackEvent('UPDATE_IN_PROGRESS'),
    stackEvent('UPDATE_COMPLETE'),
  );
  const late = of('creation', 'earlier', resourceEvent('Queue', 'CREATE_COMPLETE'));
  const events = [begun, ...late, ended].filter((event) => event !== undefined);

  const operations = operationsOf(newestFirst(...creation, ...events));

  expect(operations.map(({ kind, events: { length } }) => [kind, length])).toEqual([
    ['update', 2],
    ['create', 3],
  ]);
});

test('without ids the stack’s own beginnings tell operations apart', () => {
  const events = newestFirst(...creation, ...failedUpdate, ...itsRollback).map(
    ({ operationId: _, clientToken: __, ...event }) => event,
  );

  expect(operationsOf(events).map(({ kind }) => kind)).toEqual(['update', 'create']);
});

test('a change set that waits is no operation', () => {
  const review = of('review', 'x', stackEvent('REVIEW_IN_PROGRESS'));

  expect(operationsOf(newestFirst(...review, ...creation))).toHaveLength(1);
});

test('an operation without an end is running', () => {
  const events = newestFirst(...of('creation', 'x', stackEvent('CREATE_IN_PROGRESS')));

  expect(operationsOf(events)[0]?.outcome).toBe('running');
});
