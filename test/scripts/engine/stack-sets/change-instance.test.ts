import type { DesiredStack } from '../../../../scripts/engine/deploy-stack/change';
import type { Run } from '../../../../scripts/engine/environment';
import type { Cloud } from '../../../../scripts/engine/ports';
import { changeInstance } from '../../../../scripts/engine/stack-sets/change-instance';
import { description, noRegion, stackContextWith } from '../../../support/stack-context';

const desired: DesiredStack = {
  template: { kind: 'inline', body: '{}' },
  parameters: () => ({}),
  tags: {},
  policy: undefined,
};

/** One region whose stack sets refuse every call: what asks for an operation fails the test. */
const cloud: Cloud = {
  caller: async () => ({ accountId: '111122223333', name: 'alice' }),
  region: () => noRegion,
  hostedZones: {
    validationRecords: () => Promise.reject(new Error('not asked for')),
    remove: () => Promise.reject(new Error('not asked for')),
  },
};

const guard: Run['guard'] = async (_, changes) => ({
  why: ['us-east-2 (dr) writes'],
  changes: changes.map(({ logicalId, resourceType }) => ({
    logicalId,
    resourceType,
    property: undefined,
    effect: 'replaces a member of the global database',
  })),
});

test('a change that the guard refuses is not rolled out, and leaves no change set', async () => {
  const deleted: string[] = [];
  const { context } = stackContextWith({
    createChangeSet: async () => ({ changeSetArn: 'change-set', stackArn: 'stack' }),
    changeSetState: async () => ({
      kind: 'ready',
      changes: [
        {
          logicalId: 'Cluster',
          physicalId: 'cluster',
          resourceType: 'AWS::RDS::DBCluster',
          action: 'Modify',
          replacement: 'True',
          properties: [],
          before: {},
          after: {},
        },
      ],
    }),
    deleteChangeSet: async ({ changeSetArn }) => void deleted.push(changeSetArn),
  });
  const change = changeInstance(
    {
      administration: 'dr',
      roles: { administrationRoleArn: 'arn', executionRoleName: 'execution' },
    },
    { body: '{}', location: { kind: 'inline', body: '{}' } },
  );

  const changing = change(
    { ...context, run: { ...context.run, cloud, guard } },
    'UPDATE',
    desired,
    description('stack', 'UPDATE_COMPLETE'),
  );

  await expect(changing).rejects.toMatchObject({ code: 'DR_CHANGE_AFTER_FAILOVER' });
  expect(deleted).toEqual(['change-set']);
});
