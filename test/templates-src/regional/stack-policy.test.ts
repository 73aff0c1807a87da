import { regionalStackPolicy } from '../../../templates-src/regional/stack-policy';
import { document } from './fixture';

test('no update replaces or deletes the database, its secret, the state of failovers, or intakes', () => {
  const denied = regionalStackPolicy().Statement.find(({ Effect }) => Effect === 'Deny');

  expect(denied).toEqual({
    Effect: 'Deny',
    Action: ['Update:Replace', 'Update:Delete'],
    Principal: '*',
    Resource: [
      'LogicalResourceId/DatabaseCluster',
      'LogicalResourceId/DatabaseSecret',
      'LogicalResourceId/StateTable',
      'LogicalResourceId/IntakeTable',
    ],
  });
});

test('every other update is allowed, for a policy denies what it doesn’t name', () => {
  expect(regionalStackPolicy().Statement).toContainEqual({
    Effect: 'Allow',
    Action: ['Update:*'],
    Principal: '*',
    Resource: ['*'],
  });
});

test('the policy names resources that exist', () => {
  const ids = regionalStackPolicy()
    .Statement.flatMap(({ Resource }) => Resource)
    .filter((resource) => resource !== '*')
    .map((resource) => resource.replace('LogicalResourceId/', ''));

  expect(Object.keys(document.Resources)).toEqual(expect.arrayContaining(ids));
});
