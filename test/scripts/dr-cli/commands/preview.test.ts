import { CloudFormationClient, CreateChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { localClientConfig } from '../../../../scripts/local-cloud/attach';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { jsonLines, type LocalWorld, localWorld } from '../../../support/local-world';
import { smallProduct, smallTemplates } from '../../../support/small-product';

const product = smallProduct();

/** The base stack with other properties of its topic. */
function baseWith(topic: Readonly<Record<string, unknown>>, more: object = {}) {
  const Resources = {
    ...(smallTemplates.base?.Resources as object),
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: {
        TopicName: { 'Fn::Sub': 'topic-${EnvironmentSuffix}' },
        DisplayName: { 'Fn::If': ['HasPeer', 'paired', 'alone'] },
        ...topic,
      },
    },
    ...more,
  };
  return { ...smallTemplates.base, Resources };
}

async function deployed(): Promise<LocalWorld> {
  const world = localWorld(product);
  const { exitCode, err } = await world.run('deploy --yes');
  if (exitCode !== 0) {
    throw new Error(err);
  }
  return world;
}

function changeSetsLeft(world: LocalWorld): number {
  return ['us-east-1', 'us-east-2']
    .flatMap((region) => Object.values(world.state().regions[region]?.cloudFormation.stacks ?? {}))
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .flatMap(({ changeSets }) => Object.values(changeSets))
    .filter(({ executionStatus }) => executionStatus !== 'EXECUTE_COMPLETE').length;
}

const statuses = (world: LocalWorld) =>
  Object.values(world.state().regions['us-east-1']?.cloudFormation.stacks ?? {}).map(
    ({ stackName, status }) => `${stackName} ${status}`,
  );

test('an environment that is as it should be has nothing to preview', async () => {
  const world = await deployed();

  const { exitCode, out } = await world.run('preview');

  expect(exitCode).toBe(0);
  expect(out).toBe(
    'preview demo\n\nno changes: base@primary, base@dr, service@primary, service@dr, front@primary\n',
  );
  expect(changeSetsLeft(world)).toBe(0);
});

test('what changes is shown property by property, and nothing of it stays', async () => {
  const world = await deployed();

  const { exitCode, out, err } = await world.run('preview base@primary', {
    product: smallProduct({ base: baseWith({ DisplayName: 'renamed' }) }),
  });

  expect(err).toBe('');
  expect(exitCode).toBe(2);
  expect(out).toContain(
    'base@primary  us-east-1  update if changed (exists)\n' +
      '  ~ Topic  AWS::SNS::Topic\n' +
      '      DisplayName: paired → renamed\n',
  );
  expect(out).toContain('0 to add, 1 to change, 0 to replace, 0 to delete\n');
  expect(out).toContain('next: dr-cli deploy --suffix demo --local --only base@primary\n');
  expect(changeSetsLeft(world)).toBe(0);
});

test('stateful resources that would be replaced are loud, and so is who uses them', async () => {
  const world = await deployed();
  const base = baseWith({ TopicName: 'another' });
  const stateful = {
    ...base,
    Resources: {
      ...base.Resources,
      Topic: { ...base.Resources.Topic, DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' },
    },
  };

  const { exitCode, out } = await world.run('preview', {
    product: smallProduct({ base: stateful }),
  });

  expect(exitCode).toBe(2);
  expect(out).toContain('  ± Topic  AWS::SNS::Topic  REPLACED AND ITS DATA IS LOST\n');
  expect(out).toContain('      TopicName: topic-demo → another (makes it anew)\n');
  expect(out).toContain(
    '  ! Topic is replaced, and is used through output TopicArn by base@dr (PeerTopicArn), service@primary (TopicArn)\n',
  );
  expect(out).toContain('2 to replace, 0 to delete; 2 of them with data that is lost\n');
});

test('a value that an earlier stack makes is marked, and shown as it is now', async () => {
  const world = await deployed();
  const service = {
    ...smallTemplates.service,
    Resources: {
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: { 'Fn::Sub': 'queue-${EnvironmentSuffix}' }, DelaySeconds: 5 },
      },
    },
  };

  const { out } = await world.run('preview', {
    product: smallProduct({ base: baseWith({ TopicName: 'another' }), service }),
  });

  expect(out).toMatch(
    /service@primary {2}us-east-1 .*\n {2}~ Queue {2}AWS::SQS::Queue\n {6}DelaySeconds: \(none\) → 5\n {2}parameter TopicArn will be known after base@primary \(output TopicArn; shown with its value of now\)\n/,
  );
});

test('what is only looked at again is a line, and counted nowhere', async () => {
  const world = await deployed();
  const copy = {
    Type: 'AWS::SSM::Parameter',
    Properties: { Name: 'copy', Type: 'String', Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] } },
  };
  const before = smallProduct({ base: baseWith({}, { Copy: copy }) });
  await world.run('deploy --yes --only base@primary', { product: before });

  const { out } = await world.run('preview base@primary', {
    product: smallProduct({ base: baseWith({ DisplayName: 'renamed' }, { Copy: copy }) }),
  });

  expect(out).toContain('      DisplayName: paired → renamed\n  looked at again: Copy\n');
  expect(out).toContain('0 to add, 1 to change, 0 to replace, 0 to delete\n');
});

test('before the first deploy stacks are shown with what they hold, and no stack stays', async () => {
  const world = localWorld(product);

  const { exitCode, out } = await world.run('preview');

  expect(exitCode).toBe(2);
  expect(out).toMatch(
    /base@primary {2}us-east-1 {2}create \(does not exist yet\)\n {2}\+ ArtifactBucket/,
  );
  expect(out).toContain('  + created with 1 resources:\n        1  AWS::SQS::Queue\n');
  expect(out).toContain(
    '  parameter TopicArn will be known after base@primary (output TopicArn)\n',
  );
  expect(statuses(world)).toEqual(['base-demo DELETE_COMPLETE']);
  expect(changeSetsLeft(world)).toBe(0);
});

test('an empty stack under review that holds somebody else’s change set stays', async () => {
  const world = localWorld(product);
  const client = world.attach(new CloudFormationClient(localClientConfig('us-east-1')));
  await client.send(
    new CreateChangeSetCommand({
      StackName: 'base-demo',
      ChangeSetName: 'theirs',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
    }),
  );

  const { exitCode } = await world.run('preview base@primary');

  expect(exitCode).toBe(2);
  expect(statuses(world)).toEqual(['base-demo REVIEW_IN_PROGRESS']);
  expect(changeSetsLeft(world)).toBe(1);
});

test('findings of the checks before a deployment are shown, and fail the preview', async () => {
  const world = await deployed();
  const taken = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'taken' } };
  const makes = smallProduct({ base: baseWith({}, { First: taken }) });
  await world.run('deploy --yes --only base@primary', { product: makes });
  const takesToo = {
    ...smallTemplates.service,
    Resources: { ...(smallTemplates.service?.Resources as object), Second: taken },
  };
  const both = smallProduct({ base: baseWith({}, { First: taken }), service: takesToo });

  const { exitCode, out } = await world.run('preview service@primary', { product: both });
  const deployment = await world.run('deploy --yes --only service@primary', { product: both });

  expect(exitCode).toBe(1);
  const finding =
    "/Resources/Second: Resource of type 'AWS::Logs::LogGroup' with identifier 'taken' already exists. (NAME_CONFLICT_VALIDATION)";
  expect(out).toContain(`  check failed: ${finding}\n`);
  expect(changeSetsLeft(world)).toBe(0);
  expect(deployment.exitCode).toBe(1);
  expect(deployment.err).toContain(
    `CloudFormation refused the change to stack service-demo in us-east-1 (service@primary): ${finding}`,
  );
});

test('a bucket that would be deleted with objects in it is a warning', async () => {
  const world = await deployed();
  const { ArtifactBucket: _, ...Resources } = baseWith({}).Resources as Record<string, unknown>;
  const Outputs = {
    ...(smallTemplates.base?.Outputs as object),
    ArtifactBucketName: { Value: 'elsewhere' },
  };

  const { exitCode, out } = await world.run('preview base@primary', {
    product: smallProduct({ base: { ...smallTemplates.base, Resources, Outputs } }),
  });

  expect(exitCode).toBe(2);
  expect(out).toContain('  - ArtifactBucket  AWS::S3::Bucket  DELETED\n');
  expect(out).toContain('  output ArtifactBucketName: {"Ref":"ArtifactBucket"} → "elsewhere"\n');
  expect(out).toContain(
    '  check warns: /Resources/ArtifactBucket: S3 bucket is not empty (BUCKET_EMPTINESS_VALIDATION)\n',
  );
});

test.each(['CreateChangeSet', 'DescribeChangeSet'])(
  'Ctrl-C at %s leaves no change set and no empty stack behind',
  async (at) => {
    let interrupt = () => {};
    let isFirst = true;
    const world = localWorld(product, ({ operation }) => {
      if (operation === at && isFirst) {
        isFirst = false;
        interrupt();
      }
      return undefined;
    });

    const { exitCode, out, err } = await world.run('preview', {
      onStart: (io) => {
        interrupt = () => io.interrupt();
      },
    });

    expect(exitCode).toBe(130);
    expect(out).toBe('');
    expect(err).toContain('interrupted: deleting the change sets that were made');
    expect(changeSetsLeft(world)).toBe(0);
    expect(statuses(world)).toEqual(['base-demo DELETE_COMPLETE']);
  },
);

test('a change set that can’t be deleted is named, and the preview stands', async () => {
  const world = localWorld(product, ({ operation }) =>
    operation === 'DeleteChangeSet' ? new AwsError('AccessDenied', 'not allowed', 403) : undefined,
  );

  const { exitCode, out, err } = await world.run('preview base@primary');

  expect(exitCode).toBe(2);
  expect(out).toContain('  + Topic  AWS::SNS::Topic\n');
  expect(err).toMatch(
    /base@primary: the preview's change set arn:\S+ stays: cloudformation:DeleteChangeSet/,
  );
});

test('a stack that an operation runs on is shown as that', async () => {
  const world = await deployed();
  const interrupted = await world.run('deploy --yes --only base@primary', {
    product: smallProduct({ base: baseWith({ DisplayName: 'renamed' }) }),
    onStderr: (text, io) => {
      if (text.startsWith('base@primary: UPDATE_IN_PROGRESS')) {
        io.interrupt();
      }
    },
  });

  const { out, exitCode } = await world.run('preview base');

  expect(interrupted.exitCode).toBe(130);
  expect(exitCode).toBe(2);
  expect(out).toMatch(
    /base@primary .*wait, then update .*\n {2}what changes is not known yet: an operation is running \(UPDATE_IN_PROGRESS\)/,
  );
});

test('deploy --dry-run is the same preview, and --json is one document', async () => {
  const world = await deployed();
  const renamed = smallProduct({ base: baseWith({ DisplayName: 'renamed' }) });

  const text = await world.run('preview base', { product: renamed });
  const dryRun = await world.run('deploy --dry-run --only base', { product: renamed });
  const json = await world.run('preview --json', { product: renamed });

  expect(dryRun).toEqual(text);
  expect(json.exitCode).toBe(2);
  const [document, ...more] = jsonLines(json.out);
  expect(more).toEqual([]);
  expect(document).toMatchObject({
    version: '1.0',
    suffix: 'demo',
    outcome: 'changes',
    stacks: [
      {
        id: 'base@primary',
        region: 'us-east-1',
        action: 'update',
        result: {
          kind: 'changed',
          resources: [
            {
              logicalId: 'Topic',
              action: 'Modify',
              replacement: 'False',
              isStateful: false,
              properties: [
                {
                  path: 'Properties.DisplayName',
                  before: 'paired',
                  after: 'renamed',
                  recreation: 'Never',
                },
              ],
            },
          ],
        },
      },
      { id: 'base@dr' },
      { id: 'service@primary', result: { kind: 'unchanged' } },
      { id: 'service@dr' },
      { id: 'front@primary' },
    ],
  });
});

test('wider access is said in a line', async () => {
  const world = await deployed();
  const role = (action: string, service: string) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'worker',
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        {
          PolicyName: 'own',
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: action, Resource: 'arn:aws:s3:::b/*' }],
          },
        },
      ],
    },
  });
  const before = smallProduct({
    base: baseWith({}, { Worker: role('s3:GetObject', 'ecs-tasks.amazonaws.com') }),
  });
  await world.run('deploy --yes --only base@primary', { product: before });

  const { out } = await world.run('preview base@primary', {
    product: smallProduct({ base: baseWith({}, { Worker: role('s3:*', 'lambda.amazonaws.com') }) }),
  });

  expect(out).toContain(
    '  ! wider access: Worker: its trust policy: allows sts:AssumeRole to Service:lambda.amazonaws.com\n',
  );
  expect(out).toContain(
    '  ! wider access: Worker: its policies: allows s3:* on arn:aws:s3:::b/*\n',
  );
});

/** The small product, whose base shows the instance class that was given. */
function withInstanceClass(): typeof product {
  const shown = smallProduct({
    base: {
      ...baseWith({ DisplayName: { Ref: 'InstanceClass' } }),
      Parameters: {
        ...(smallTemplates.base?.Parameters as object),
        InstanceClass: { Type: 'String', Default: 'none' },
      },
    },
  });
  return {
    ...shown,
    deployInput: (settings) => {
      const input = shown.deployInput(settings);
      const value = settings.given.databaseInstanceClass;
      return {
        ...input,
        parameters: (location) => ({
          ...input.parameters(location),
          ...(location.stack === 'base' &&
            value !== undefined && { InstanceClass: { kind: 'given', value } }),
        }),
      };
    },
  };
}

test('a run that deploy would take up lends its settings and stacks', async () => {
  const world = localWorld(withInstanceClass());
  await world.run('deploy --yes --only base');
  await world.run('deploy --yes --only base@dr --database-instance-class db.r6g.large', {
    onStderr: (text, io) => {
      if (text.includes('base@dr: started')) {
        io.interrupt();
      }
    },
  });

  const lent = await world.run('preview');
  const given = await world.run('preview base@dr --database-instance-class db.r6g.xlarge');
  const deploy = await world.run('deploy --yes');

  expect(lent.err).toMatch(
    /^with the settings of run \S+, begun .* steps were done; only base@dr; deploy takes it up\n$/,
  );
  expect(lent.out).toContain('InstanceClass: none → db.r6g.large');
  expect(lent.out).not.toContain('base@primary');
  expect(given.out).toContain('InstanceClass: none → db.r6g.xlarge');
  expect(deploy.err).toContain('base@dr: updated');
  expect((await world.run('preview')).err).toBe('');
});

test('deploy --dry-run --stack-sets shows the roles too, and refuses what deploy would', async () => {
  const world = localWorld(product);

  const empty = await world.run('deploy --dry-run --stack-sets');
  await world.run('deploy --yes');
  const plain = await world.run('deploy --dry-run --stack-sets');

  expect(empty.out).toContain('stack-set-roles@dr');
  expect(empty.exitCode).toBe(2);
  expect(plain.err).toContain('is deployed as plain stacks');
  expect(plain.exitCode).toBe(4);
  expect(changeSetsLeft(world)).toBe(0);
});
