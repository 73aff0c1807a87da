import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CloudFormationClient, DetectStackDriftCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ModifyDBClusterCommand, RDSClient } from '@aws-sdk/client-rds';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { AwsError } from '../../scripts/local-cloud/service';
import { DEPLOY_TIMEOUT_MS, deployedWorld } from '../support/deployed-world';
import { type LocalWorld, localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';

beforeAll(() => deployedWorld(), DEPLOY_TIMEOUT_MS);

async function raiseMinimum(world: LocalWorld, region: string, MinCapacity: number): Promise<void> {
  const client = world.attach(new ApplicationAutoScalingClient(localClientConfig(region)));
  await client.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: 'service/ecs-cluster-demo/ecs-service-demo',
      MinCapacity,
    }),
  );
}

async function protect(world: LocalWorld, region: string, cluster: string): Promise<void> {
  const client = world.attach(new RDSClient(localClientConfig(region)));
  await client.send(
    new ModifyDBClusterCommand({ DBClusterIdentifier: cluster, DeletionProtection: true }),
  );
}

test('what is deployed has no drift; what every global database shows is said to be expected', async () => {
  const world = await deployedWorld();

  const { exitCode, out } = await world.run('drift --fail');

  expect(exitCode).toBe(0);
  expect(out).toMatch(
    /^regional@dr \(regional-demo, us-east-2\): no drift, 1 expected, \d+ in sync/m,
  );
  expect(out).toContain(
    '    /GlobalClusterIdentifier\n' +
      '      expected payments-global-demo\n' +
      '      actual   (nothing)\n' +
      '      expected because CloudFormation does not read it back; the database service lists the cluster as a member\n' +
      '      https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1857\n',
  );
  expect(out).toMatch(/CloudFormation never checks: .*\d+ AWS::EC2::NetworkAclEntry/);
});

test('a property that somebody changed is drift, with both values, and --fail says so', async () => {
  const world = await deployedWorld();
  await protect(world, 'us-east-2', 'aurora-use2-demo');

  const plain = await world.run('drift');
  const failing = await world.run('drift --fail');

  expect([plain.exitCode, failing.exitCode]).toEqual([0, 2]);
  expect(plain.out).toContain(
    'AWS::RDS::DBCluster aurora-use2-demo drifted\n' +
      '    /DeletionProtection\n' +
      '      expected false\n' +
      '      actual   true\n',
  );
});

test('a resource that is gone is drift', async () => {
  const world = await deployedWorld();
  const logs = world.attach(new CloudWatchLogsClient(localClientConfig('us-east-1')));
  await logs.send(new DeleteLogGroupCommand({ logGroupName: '/aws/lambda/region-watch-demo' }));

  const { exitCode, out } = await world.run('drift --fail');

  expect(exitCode).toBe(2);
  expect(out).toContain('AWS::Logs::LogGroup /aws/lambda/region-watch-demo is gone');
});

test('a raised minimum is expected where the writer is, and drift where it is not', async () => {
  const world = await deployedWorld();
  await raiseMinimum(world, 'us-east-1', 12);
  await raiseMinimum(world, 'us-east-2', 12);

  const { out } = await world.run('drift --json');

  const { stacks, hasDrift } = JSON.parse(out);
  const minimum = expect.objectContaining({ path: '/MinCapacity', actual: '12' });
  expect(hasDrift).toBe(true);
  expect(stacks['regional@primary'].resources.drifted).toEqual([]);
  expect(stacks['regional@primary'].resources.expected).toContainEqual(minimum);
  expect(stacks['regional@dr'].resources.drifted).toMatchObject([{ differences: [minimum] }]);
});

test('only the stacks that are named are asked about', async () => {
  const world = await deployedWorld();
  const before = world.calls.length;

  const { out } = await world.run('drift foundation@dr --json');

  expect(Object.keys(JSON.parse(out).stacks)).toEqual(['foundation@dr']);
  const detections = world.calls
    .slice(before)
    .filter(({ operation }) => operation === 'DetectStackDrift');
  expect(detections.map(({ region }) => region)).toEqual(['us-east-2']);
});

describe('a small product', () => {
  test('waits for a detection that somebody else has started', async () => {
    const world = localWorld(smallProduct());
    await world.run('deploy --yes');
    const client = world.attach(new CloudFormationClient(localClientConfig('us-east-1')));
    await client.send(new DetectStackDriftCommand({ StackName: 'base-demo' }));

    const { exitCode, out } = await world.run('drift --fail');

    expect(exitCode).toBe(0);
    expect(out).toContain('base@primary (base-demo, us-east-1): no drift, 2 in sync');
  });

  test('in a lost region fails, and shows the other one', async () => {
    let isLost = false;
    const world = localWorld(smallProduct(), ({ region, service }) =>
      isLost && region === 'us-east-1' && service === 'CloudFormation'
        ? new AwsError('AccessDenied', 'no', 403)
        : undefined,
    );
    await world.run('deploy --yes');
    isLost = true;

    const { exitCode, out } = await world.run('drift');

    expect(exitCode).toBe(1);
    expect(out).toContain('base@primary (base-demo, us-east-1): not checked');
    expect(out).toContain('cloudformation:DescribeStacks in us-east-1 was denied');
    expect(out).toContain('base@dr (base-demo, us-east-2): no drift');
  });

  test('that is not deployed says how to deploy it', async () => {
    const { exitCode, err } = await localWorld(smallProduct()).run('drift');

    expect(exitCode).toBe(1);
    expect(err).toContain('next: dr-cli deploy --suffix demo --local');
  });

  test('has no stack of another name', async () => {
    const { exitCode, err } = await localWorld(smallProduct()).run('drift regional');

    expect(exitCode).toBe(4);
    expect(err).toContain('there is no stack regional');
  });
});
