import {
  DescribeDBClustersCommand,
  DescribeGlobalClustersCommand,
  ModifyDBClusterCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { TestServices } from './test-services';

const ENGINE = { Engine: 'aurora-postgresql', EngineVersion: '17.4' };

function globalDatabase(): TestServices {
  const services = new TestServices();
  const { region } = services;
  const membership = { ...ENGINE, GlobalClusterIdentifier: 'payments-test' };
  region.create('AWS::RDS::GlobalCluster', membership);
  region.create('AWS::RDS::DBCluster', {
    ...membership,
    DBClusterIdentifier: 'aurora-use1-test',
    MasterUsername: 'payments',
    MasterUserPassword: 'x',
    DeletionProtection: true,
  });
  region.peer('us-east-2').create('AWS::RDS::DBCluster', {
    ...membership,
    DBClusterIdentifier: 'aurora-use2-test',
  });
  return services;
}

describe('RDS of the local cloud', () => {
  it.each(['us-east-1', 'us-east-2'])('tells in %s which member writes', async (regionName) => {
    const client = globalDatabase().client(RDSClient, regionName);

    const { GlobalClusters } = await client.send(
      new DescribeGlobalClustersCommand({ GlobalClusterIdentifier: 'payments-test' }),
    );

    const reader = 'arn:aws:rds:us-east-2:111122223333:cluster:aurora-use2-test';
    expect(GlobalClusters).toEqual([
      expect.objectContaining({
        GlobalClusterIdentifier: 'payments-test',
        GlobalClusterArn: 'arn:aws:rds::111122223333:global-cluster:payments-test',
        Status: 'available',
        EngineVersion: '17.4',
        GlobalClusterMembers: [
          expect.objectContaining({
            DBClusterArn: 'arn:aws:rds:us-east-1:111122223333:cluster:aurora-use1-test',
            IsWriter: true,
            Readers: [reader],
          }),
          expect.objectContaining({ DBClusterArn: reader, IsWriter: false, Readers: [] }),
        ],
      }),
    ]);
  });

  it('shows the clusters of its region, with the password nowhere', async () => {
    const client = globalDatabase().client(RDSClient);

    const { DBClusters } = await client.send(new DescribeDBClustersCommand({}));

    expect(DBClusters).toEqual([
      expect.objectContaining({ DBClusterIdentifier: 'aurora-use1-test', Status: 'available' }),
    ]);
    expect(JSON.stringify(DBClusters)).not.toContain('MasterUserPassword');
  });

  it('takes deletion protection off, so that the cluster can go', async () => {
    const services = globalDatabase();
    const client = services.client(RDSClient);

    const { DBCluster } = await client.send(
      new ModifyDBClusterCommand({
        DBClusterIdentifier: 'aurora-use1-test',
        DeletionProtection: false,
      }),
    );

    expect(DBCluster?.DeletionProtection).toBe(false);
  });

  it('refuses a change that it does not model', async () => {
    const client = globalDatabase().client(RDSClient);

    const modify = client.send(
      new ModifyDBClusterCommand({ DBClusterIdentifier: 'aurora-use1-test', Port: 1 }),
    );

    await expect(modify).rejects.toThrow('does not model a change of Port');
  });

  it.each([
    [
      'GlobalClusterNotFoundFault',
      new DescribeGlobalClustersCommand({ GlobalClusterIdentifier: 'none' }),
    ],
    ['DBClusterNotFoundFault', new DescribeDBClustersCommand({ DBClusterIdentifier: 'none' })],
  ])('answers %s for what is not there', async (name, command) => {
    const client = globalDatabase().client(RDSClient);

    await expect(client.send(command as DescribeDBClustersCommand)).rejects.toMatchObject({ name });
  });
});
