import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { AwsError } from '../../scripts/local-cloud/service';
import { localWorld } from '../support/local-world';
import { smallProduct, smallTemplates } from '../support/small-product';

const product = smallProduct();
const bucket = 'artifacts-111122223333-use1-demo';

/** A topic, and then a second one of its name, which SNS's handler refuses. */
const brokenTemplate = JSON.stringify({
  Parameters: { EnvironmentSuffix: { Type: 'String', Default: 'demo' } },
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'twice' } },
    Again: { Type: 'AWS::SNS::Topic', DependsOn: 'Topic', Properties: { TopicName: 'twice' } },
  },
});

function worldWithClients() {
  const world = localWorld(product);
  return {
    world,
    cloudFormation: world.attach(new CloudFormationClient(localClientConfig('us-east-1'))),
    s3: world.attach(new S3Client(localClientConfig('us-east-1'))),
  };
}

test('a creation that was left half-way is rolled back and done again', async () => {
  const { world, cloudFormation } = worldWithClients();
  await cloudFormation.send(
    new CreateStackCommand({
      StackName: 'base-demo',
      TemplateBody: brokenTemplate,
      DisableRollback: true,
    }),
  );
  // Waits until the creation has come to its end.
  await world.run('deploy --yes --only base');

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(0);
  expect(err).toContain('service@primary: created');
  expect(world.resources('us-east-1')).not.toContainEqual(expect.stringContaining('twice'));
});

test('a change set that was prepared and never executed does not stand in the way', async () => {
  const { world, cloudFormation } = worldWithClients();
  await cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: 'base-demo',
      ChangeSetName: 'abandoned',
      ChangeSetType: 'CREATE',
      TemplateBody: brokenTemplate,
    }),
  );

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(0);
  expect(err).toMatch(/base@primary +us-east-1 +create +was prepared and never executed/);
});

test('a stack whose deletion got stuck is not deployed to, and a destroy finishes it', async () => {
  const { world, cloudFormation, s3 } = worldWithClients();
  await world.run('deploy --yes --only base');
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'x', Body: 'x' }));
  await cloudFormation.send(new DeleteStackCommand({ StackName: 'base-demo' }));
  await world.run('deploy --yes --only base@primary');

  const deployed = await world.run('deploy --yes');
  const destroyed = await world.run('destroy --delete-data --yes');

  expect(deployed.exitCode).toBe(1);
  expect(deployed.err).toContain("base-demo in us-east-1 (base@primary) can't be deployed to");
  expect(deployed.err).toContain('next: dr-cli destroy --suffix demo --local');
  expect(destroyed.exitCode).toBe(0);
  expect(world.resources('us-east-1')).toEqual([]);
});

test('a destroy leaves termination protection to the one who set it', async () => {
  const { world, cloudFormation } = worldWithClients();
  await world.run('deploy --yes --only base');
  await cloudFormation.send(
    new UpdateTerminationProtectionCommand({
      StackName: 'base-demo',
      EnableTerminationProtection: true,
    }),
  );

  const { exitCode, err } = await world.run('destroy --delete-data --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('termination protection is on for base@primary');
  expect(err).toContain(
    '--no-enable-termination-protection --stack-name base-demo --region us-east-1',
  );
  expect(world.calls.map(({ operation }) => operation)).not.toContain('DeleteStack');
});

/** A stack that no deploy knows, complete once something else has taken its time. */
async function createForeignStack(client: CloudFormationClient, resources: object): Promise<void> {
  const TemplateBody = JSON.stringify({ Resources: resources });
  await client.send(new CreateStackCommand({ StackName: 'foreign', TemplateBody }));
}

test('a destroy sweeps log groups of its own names and leaves its neighbours’', async () => {
  const { world, cloudFormation } = worldWithClients();
  const logGroup = (LogGroupName: string) => ({
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName },
  });
  await createForeignStack(cloudFormation, {
    Own: logGroup('/aws/lambda/hello-demo'),
    Neighbour: logGroup('/aws/lambda/hello-demo-2'),
  });
  await world.run('deploy --yes --only base');

  const { err } = await world.run('destroy --delete-data --yes');

  expect(err).toContain('sweep@primary: deleting log group /aws/lambda/hello-demo\n');
  expect(world.resources('us-east-1')).toEqual(['AWS::Logs::LogGroup|/aws/lambda/hello-demo-2']);
});

test('a destroy names what still carries the environment’s tag, and fails', async () => {
  const { world, cloudFormation } = worldWithClients();
  await createForeignStack(cloudFormation, {
    Kept: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: 'kept', Tags: [{ Key: 'EnvironmentSuffix', Value: 'demo' }] },
    },
  });
  await world.run('deploy --yes --only base');

  const { exitCode, err } = await world.run('destroy --delete-data --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('left in us-east-1, outside every stack:');
  expect(err).toContain('  arn:aws:sqs:us-east-1:111122223333:kept\n');
  expect(err).toContain('next: delete it there, then destroy again');
  expect(err).toContain('nothing is left in us-east-2');
});

test('a destroy waits for an update that is running', async () => {
  const { world } = worldWithClients();
  await world.run('deploy --yes --only base', {
    onStderr: (text, io) => {
      if (text.startsWith('pairing@primary: UPDATE_IN_PROGRESS')) {
        io.interrupt();
      }
    },
  });

  const { exitCode, err } = await world.run('destroy --delete-data --yes');

  expect(err).toContain('base@primary: waiting for the operation that runs already');
  expect(exitCode).toBe(0);
});

test('a creation that CloudFormation refuses leaves no empty stack in review', async () => {
  const { world } = worldWithClients();
  const importing = {
    ...smallTemplates.base,
    Outputs: { X: { Value: { 'Fn::ImportValue': 'nobody-exports-this' } } },
  };

  const { err } = await world.run('deploy --yes --only base', {
    product: smallProduct({ base: importing }),
  });

  expect(err).toContain('No export named nobody-exports-this found');
  const { out } = await world.run('status');
  expect(out).not.toContain('REVIEW_IN_PROGRESS');
});

test('a run whose change set another run took the place of says that, in words', async () => {
  let isTaken = false;
  const world = localWorld(smallProduct(), ({ operation, region }) => {
    const takes = operation === 'ExecuteChangeSet' && region === 'us-east-1' && !isTaken;
    isTaken ||= takes;
    return takes
      ? new AwsError('ChangeSetNotFound', 'ChangeSet [arn:x] does not exist', 404)
      : undefined;
  });

  const overtaken = await world.run('deploy --yes');
  const again = await world.run('deploy --yes');

  expect(overtaken.exitCode).toBe(1);
  expect(overtaken.err).toContain('error: another run is deploying stack base-demo in us-east-1');
  expect(overtaken.err).not.toContain('arn:x');
  expect(again.exitCode).toBe(0);
});

test('a stack that is being deleted is waited for and then created, and has no age until it is gone', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');
  await world.run('destroy --yes --delete-data', {
    onStderr: (text, io) => {
      if (text.includes('front@primary: DELETE_IN_PROGRESS')) {
        io.interrupt();
      }
    },
  });

  const { err } = await world.run('deploy', { answer: 'no' });
  const { out } = await world.run('status');
  // Takes as long as CloudFormation does for its change sets, and so comes last.
  const preview = await world.run('preview');

  expect(preview.out).toMatch(/\bfront@primary .*wait, then create \(it is being deleted\)/);
  expect(err).toMatch(/\n {2}front@primary +us-east-1 +wait, then create +it is being deleted\n/);
  expect(out).toMatch(/front +DELETE_IN_PROGRESS(?! *\d)/);
});
