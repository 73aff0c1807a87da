import { judgeDrifts } from '../../../../scripts/engine/drift/judge';
import type { ResourceDrift } from '../../../../scripts/engine/drift/ports';
import type { StackResource } from '../../../../scripts/engine/ports';

const NO_DATABASE = { kind: 'none' } as const;

const named = (logicalId: string, type = 'AWS::SNS::Topic') => ({
  logicalId,
  physicalId: logicalId.toLowerCase(),
  type,
});
const resource = (logicalId: string, status = 'CREATE_COMPLETE'): StackResource => ({
  ...named(logicalId),
  status,
});

test('each resource is in exactly one place', () => {
  const drifts: ResourceDrift[] = [
    { ...named('Same'), status: 'in-sync' },
    { ...named('Gone'), status: 'deleted' },
    { ...named('Denied'), status: 'unknown', reason: 'no permission' },
    { ...named('Told'), status: 'unsupported' },
    {
      ...named('Changed'),
      status: 'modified',
      differences: [{ path: '/DisplayName', expected: 'a', actual: 'b' }],
    },
  ];
  const silent = [resource('Silent'), resource('Deleted', 'DELETE_COMPLETE')];

  const judged = judgeDrifts(
    [...drifts.map(({ logicalId }) => resource(logicalId)), ...silent],
    drifts,
    NO_DATABASE,
  );

  expect(judged.inSync).toBe(1);
  expect(judged.expected).toEqual([]);
  expect(judged.drifted.map(({ logicalId, kind }) => [logicalId, kind])).toEqual([
    ['Gone', 'deleted'],
    ['Changed', 'modified'],
  ]);
  expect(judged.unknown).toMatchObject([{ logicalId: 'Denied', reason: 'no permission' }]);
  expect(judged.unsupported.map(({ logicalId }) => logicalId)).toEqual(['Told', 'Silent']);
});

test('an expected difference excuses itself and no other one of the resource', () => {
  const tags = { path: '/Tags', expected: '[]', actual: undefined };
  const protection = { path: '/DeletionProtection', expected: 'false', actual: 'true' };
  const drift: ResourceDrift = {
    ...named('GlobalCluster', 'AWS::RDS::GlobalCluster'),
    status: 'modified',
    differences: [tags, protection],
  };

  const judged = judgeDrifts([], [drift], NO_DATABASE);

  expect(judged.expected).toMatchObject([tags]);
  expect(judged.drifted).toMatchObject([{ kind: 'modified', differences: [protection] }]);
});

test('a resource whose differences are all expected has not drifted', () => {
  const drift: ResourceDrift = {
    ...named('Service', 'AWS::ECS::Service'),
    status: 'modified',
    differences: [{ path: '/DesiredCount', expected: '2', actual: '4' }],
  };

  expect(judgeDrifts([], [drift], NO_DATABASE).drifted).toEqual([]);
});
