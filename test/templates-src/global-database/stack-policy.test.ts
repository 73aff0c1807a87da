import { toDocument } from '../../../templates-src/cfn/document';
import { globalDatabase } from '../../../templates-src/global-database';
import { globalDatabaseStackPolicy } from '../../../templates-src/global-database/stack-policy';

test('no update replaces or deletes the global database', () => {
  const [allowed, denied] = globalDatabaseStackPolicy().Statement;

  expect(allowed).toMatchObject({ Effect: 'Allow', Action: ['Update:*'], Resource: ['*'] });
  expect(denied).toMatchObject({
    Effect: 'Deny',
    Action: ['Update:Replace', 'Update:Delete'],
    Resource: ['LogicalResourceId/GlobalCluster'],
  });
  expect(toDocument(globalDatabase()).Resources).toHaveProperty('GlobalCluster');
});
