import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import {
  addNetworkInterface,
  type ServiceInterface,
} from '../../scripts/local-cloud/resources/rules/ec2/network-interfaces';
import { setServiceData } from '../../scripts/local-cloud/resources/service-data';
import { resourcesOfType } from '../../scripts/local-cloud/resources/store';
import { type LocalWorld, localWorld } from '../support/local-world';
import { smallProduct, smallTemplates } from '../support/small-product';

const MINUTE_MS = 60_000;

/** The small product with a network or whatever else in its base. */
const productWith = (resources: object, outputs: object = {}) =>
  smallProduct({
    base: {
      ...smallTemplates.base,
      Resources: { ...Object(smallTemplates.base?.Resources), ...resources },
      Outputs: { ...Object(smallTemplates.base?.Outputs), ...outputs },
    },
  });

describe('network interfaces that are still in use', () => {
  const product = productWith({
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
    },
  });

  /** Puts an interface into the subnet in us-east-1. */
  const occupy = (world: LocalWorld, made: Partial<ServiceInterface>) =>
    world.cloud.transact((context) => {
      const [subnet] = resourcesOfType(context, 'AWS::EC2::Subnet');
      addNetworkInterface(context, {
        id: 'eni-1',
        description: 'AWS Lambda VPC ENI-hello-demo-1',
        subnetId: subnet?.physicalId ?? '',
        securityGroupIds: [],
        isRequesterManaged: true,
        status: 'in-use',
        ...made,
      });
    }, 'us-east-1');

  it('are waited for, with what is waited for, until their service releases them', async () => {
    const world = localWorld(product);
    await world.run('deploy --yes --only base');
    await occupy(world, { releasedAtMs: world.nowMs() + 25 * MINUTE_MS });

    const { exitCode, err } = await world.run('destroy --delete-data --yes');

    const waits = err.match(/base@primary: waiting for services to release 1 network interfaces/g);
    expect(exitCode).toBe(0);
    expect(err).toContain('eni-1 (AWS Lambda VPC ENI-hello-demo-1)\n');
    // At first, and every five minutes of the twenty-five.
    expect(waits).toHaveLength(5);
    expect(world.resources('us-east-1')).toEqual([]);
  });

  it('are deleted where a function has left them behind', async () => {
    const world = localWorld(product);
    await world.run('deploy --yes --only base');
    await occupy(world, { status: 'available' });

    const { exitCode, err } = await world.run('destroy --delete-data --yes');

    expect(exitCode).toBe(0);
    expect(err).toContain('base@primary: deleting network interface eni-1\n');
  });

  it('are named and left where they are somebody else’s', async () => {
    const world = localWorld(product);
    await world.run('deploy --yes --only base');
    await occupy(world, { description: 'bastion', isRequesterManaged: false });

    const { exitCode, err } = await world.run('destroy --delete-data --yes');

    expect(exitCode).toBe(1);
    expect(err).toContain('its network holds eni-1 (bastion), which no service takes away');
    expect(err).toContain('describe-network-interfaces --region us-east-1 --network-interface-ids');
    expect(world.resources('us-east-1')).toContain('AWS::EC2::NetworkInterface|eni-1');
  });

  it('that are never released end the run, with the command to go on', async () => {
    const world = localWorld(product);
    await world.run('deploy --yes --only base');
    await occupy(world, {});

    const { exitCode, err } = await world.run('destroy --delete-data --yes');

    expect(exitCode).toBe(1);
    expect(err).toContain('was not done after 60 minutes');
    expect(err).toContain('next: dr-cli destroy --suffix demo --local --delete-data\n');
  });
});

test('an image repository that CloudFormation would not delete is emptied', async () => {
  const world = localWorld(
    productWith({
      Images: {
        Type: 'AWS::ECR::Repository',
        Properties: { RepositoryName: 'hello-demo', EmptyOnDelete: false },
      },
    }),
  );
  await world.run('deploy --yes --only base');
  await world.cloud.transact((context) => {
    for (const repository of resourcesOfType(context, 'AWS::ECR::Repository')) {
      setServiceData(repository, 'images', [
        { imageDigest: 'sha256:1', imageTag: 'one' },
        { imageDigest: 'sha256:2', imageTag: 'two' },
      ]);
    }
  }, 'us-east-1');

  const named = await world.run('destroy');
  const destroyed = await world.run('destroy --delete-data --yes');

  expect(named.err).toMatch(/images +hello-demo +2 images\n/);
  expect(destroyed.err).toContain('base@primary: emptying image repository hello-demo\n');
  expect(destroyed.exitCode).toBe(0);
});

describe('an export', () => {
  const product = productWith(
    {},
    { Exported: { Value: { Ref: 'Topic' }, Export: { Name: 'alerts' } } },
  );

  async function importAs(world: LocalWorld, StackName: string): Promise<void> {
    const client = world.attach(new CloudFormationClient(localClientConfig('us-east-1')));
    await client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify({
          Resources: {
            Copy: {
              Type: 'AWS::SSM::Parameter',
              Properties: { Type: 'String', Value: { 'Fn::ImportValue': 'alerts' } },
            },
          },
        }),
      }),
    );
    await world.pass(5);
  }

  it('that a stack of somebody else uses is named, and nothing is deleted', async () => {
    const world = localWorld(product);
    await world.run('deploy --yes --only base');
    await importAs(world, 'billing');

    const { exitCode, err } = await world.run('destroy --delete-data --yes');

    expect(exitCode).toBe(1);
    expect(err).toContain(
      'other stacks use what this environment exports: alerts of base@primary by billing',
    );
    expect(err).toContain(
      'next: aws cloudformation list-imports --export-name alerts --region us-east-1',
    );
    expect(world.calls.map(({ operation }) => operation)).not.toContain('DeleteStack');
  });

  it('that nobody uses is in nobody’s way', async () => {
    const world = localWorld(product);
    await world.run('deploy --yes --only base');

    const { exitCode } = await world.run('destroy --delete-data --yes');

    expect(exitCode).toBe(0);
  });
});
