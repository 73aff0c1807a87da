import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CopyDBClusterSnapshotCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeGlobalClustersCommand,
  FailoverGlobalClusterCommand,
  ModifyDBClusterCommand,
  RDSClient,
  SwitchoverGlobalClusterCommand,
} from '@aws-sdk/client-rds';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { AwsError } from '../../scripts/local-cloud/service';
import { DEPLOY_TIMEOUT_MS, deployedWorld } from '../support/deployed-world';
import { jsonLines, type LocalWorld } from '../support/local-world';

beforeAll(() => deployedWorld(), DEPLOY_TIMEOUT_MS);

const GLOBAL_CLUSTER = 'payments-global-demo';
const CLUSTER_IN_DR = 'arn:aws:rds:us-east-2:111122223333:cluster:aurora-use2-demo';

const rdsIn = (world: LocalWorld, region: string) =>
  world.attach(new RDSClient(localClientConfig(region)));

/** Operations that a destroy is about. */
const deletions = (world: LocalWorld) =>
  world.calls.filter(({ operation }) => /^(Delete|BatchDelete)/.test(operation));

async function writerOf(world: LocalWorld): Promise<string | undefined> {
  const { GlobalClusters } = await rdsIn(world, 'us-east-2').send(
    new DescribeGlobalClustersCommand({ GlobalClusterIdentifier: GLOBAL_CLUSTER }),
  );
  const members = GlobalClusters?.[0]?.GlobalClusterMembers ?? [];
  return members.find(({ IsWriter }) => IsWriter)?.DBClusterArn;
}

describe('without --delete-data', () => {
  it('names what would be lost, deletes nothing and says how to agree', async () => {
    const world = await deployedWorld();
    const before = deletions(world).length;

    const { exitCode, err } = await world.run('destroy --yes');

    expect(exitCode).toBe(4);
    expect(deletions(world)).toHaveLength(before);
    expect(err).toContain('error: demo holds data; nothing was deleted\n');
    expect(err).toContain('next: dr-cli destroy --suffix demo --local --delete-data\n');
    expect(err).toMatch(
      /data in us-east-1\n(.*\n)* +database +aurora-use1-demo +aurora-postgresql 17\.7, no final snapshot, has the writer\n/,
    );
    expect(err).toMatch(/database +aurora-use2-demo .*, a copy, [\d.]+ m?s behind\n/);
    expect(err).toMatch(/bucket +transaction-logs-111122223333-use1-demo +(empty|\d+ object)/);
    expect(err).toMatch(/bucket +artifacts-\S+ +\d+ object versions, [\d.]+ k?B\n/);
    expect(err).toMatch(/table +failover-state-demo +about \d+ items?\n/);
    expect(err).toMatch(/images +payment-service-demo +0 images\n/);
    expect(err).toMatch(/ secret +\S+/);
    expect(err).toMatch(/ key +\S+ +deleted after its waiting period/);
  });

  it('asks nobody, because there is nothing to agree to yet', async () => {
    const world = await deployedWorld();

    const { exitCode, err } = await world.run('destroy', { answer: 'demo' });

    expect(exitCode).toBe(4);
    expect(err).not.toContain('Type the suffix');
  });

  it('names what it could not look into, with the reason', async () => {
    const world = await deployedWorld({
      faults: ({ operation }) =>
        operation === 'ListObjectVersions' ? new AwsError('AccessDenied', 'no', 403) : undefined,
    });

    const { exitCode, err } = await world.run('destroy');

    expect(exitCode).toBe(4);
    expect(err).toMatch(
      /bucket +artifacts-\S+ +not readable: s3:ListBucketVersions in us-east-1 was denied/,
    );
  });
});

it('is refused before anything is deleted while deletion protection is on', async () => {
  const world = await deployedWorld();
  const before = deletions(world).length;
  await rdsIn(world, 'us-east-2').send(
    new ModifyDBClusterCommand({
      DBClusterIdentifier: 'aurora-use2-demo',
      DeletionProtection: true,
    }),
  );

  const { exitCode, err } = await world.run('destroy --delete-data --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('deletion protection is on for aurora-use2-demo in us-east-2');
  expect(err).toContain(
    'next: aws rds modify-db-cluster --no-deletion-protection --db-cluster-identifier aurora-use2-demo --region us-east-2',
  );
  expect(deletions(world)).toHaveLength(before);
});

it(
  'after a failover deletes what it saved, and leaves what a person saved',
  async () => {
    const world = await deployedWorld();
    await rdsIn(world, 'us-east-2').send(
      new FailoverGlobalClusterCommand({
        GlobalClusterIdentifier: GLOBAL_CLUSTER,
        TargetDbClusterIdentifier: CLUSTER_IN_DR,
        AllowDataLoss: true,
      }),
    );
    await world.pass(15);
    const rds = rdsIn(world, 'us-east-1');
    const { DBClusterSnapshots: [source] = [] } = await rds.send(
      new DescribeDBClusterSnapshotsCommand({ SnapshotType: 'automated' }),
    );
    const copy = (TargetDBClusterSnapshotIdentifier: string) =>
      rds.send(
        new CopyDBClusterSnapshotCommand({
          SourceDBClusterSnapshotIdentifier: source?.DBClusterSnapshotIdentifier,
          TargetDBClusterSnapshotIdentifier,
        }),
      );
    await copy('before-the-audit');
    if (!world.resources('us-east-1').some((id) => id.includes('|lost-writes-'))) {
      await copy('lost-writes-aurora-use1-demo');
    }

    const { exitCode, err, out } = await world.run('destroy --delete-data --yes --json');

    const named = await world.run('destroy', { answer: 'demo' });
    expect([exitCode, err]).toEqual([0, '']);
    const activities = jsonLines(out).flatMap(({ activity }) => activity ?? []);
    expect(activities).toContainEqual(
      expect.stringMatching(/^deleting snapshot lost-writes-\S+, which a failover saved$/),
    );
    expect(world.resources('us-east-1').filter((id) => id.includes('Snapshot'))).toEqual([
      'AWS::RDS::DBClusterSnapshot|before-the-audit',
    ]);
    expect(named.err).toMatch(/snapshot +before-the-audit +made by somebody.*: kept/);
  },
  DEPLOY_TIMEOUT_MS,
);

it(
  'asks again who writes before it deletes a member, and lets the peer go first',
  async () => {
    const world = await deployedWorld();
    const before = world.calls.length;

    const { exitCode, err } = await world.run('destroy --delete-data', {
      answer: 'demo',
      onStart: (io) =>
        // The plan is on the screen; while it is being read, somebody moves the writer.
        Object.assign(io, {
          ask: async () => {
            await rdsIn(world, 'us-east-1').send(
              new SwitchoverGlobalClusterCommand({
                GlobalClusterIdentifier: GLOBAL_CLUSTER,
                TargetDbClusterIdentifier: CLUSTER_IN_DR,
              }),
            );
            await world.pass(10);
            expect(await writerOf(world)).toBe(CLUSTER_IN_DR);
            return 'demo';
          },
        }),
    });

    expect(err).toContain('us-east-1 has the writer and goes last');
    expect(err).toContain(
      'regional@dr: the writer has moved here since the plan was made: regional@primary goes first',
    );
    expect(err).not.toContain('DELETE_FAILED');
    expect(exitCode).toBe(0);
    const deleted = world.calls
      .slice(before)
      .filter(({ operation }) => operation === 'DeleteStack')
      .map(({ region }) => region);
    expect(deleted.slice(0, 3)).toEqual(['us-east-1', 'us-east-1', 'us-east-2']);
  },
  DEPLOY_TIMEOUT_MS,
);

it('takes the operations’ items with their table', async () => {
  const world = await deployedWorld();
  const dynamodb = world.attach(new DynamoDBClient(localClientConfig('us-east-2')));
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: 'failover-state-demo',
      Key: { item: { S: 'operation' } },
    }),
  );

  const { err } = await world.run('destroy');

  expect(err).toMatch(/data in us-east-2\n(.*\n)* +table +failover-state-demo +about \d+ items\n/);
});
