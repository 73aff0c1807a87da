import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { AwsError } from '../../scripts/local-cloud/service';
import { jsonLines, localWorld } from '../support/local-world';
import { smallProduct, smallTemplates } from '../support/small-product';

/** The service stack with a second queue of the same name, which SQS refuses while the first exists. */
const brokenService = {
  ...smallTemplates.service,
  Resources: {
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: { 'Fn::Sub': 'queue-${EnvironmentSuffix}' } },
    },
    Duplicate: {
      Type: 'AWS::SNS::Topic',
      DependsOn: ['Queue'],
      Properties: { TopicName: { 'Fn::Sub': 'topic-${EnvironmentSuffix}' } },
    },
  },
};
const broken = smallProduct({ service: brokenService });
const sound = smallProduct();

test('a failed resource is named with its physical id, AWS’s reason and the next command', async () => {
  const world = localWorld(broken);

  const { exitCode, out, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain(
    'error: stack service-demo in us-east-1 (service@primary) ended in ROLLBACK_COMPLETE',
  );
  expect(err).toMatch(/ {2}Duplicate AWS::SNS::Topic CREATE_FAILED at \S+\n {4}.*already exists/);
  // A page of outputs would push the message off the screen.
  expect(out).toBe('');
  expect(err).toContain('next: dr-cli deploy --suffix demo --local');
});

test('what depends on a failure is not started, and says whose failure it was', async () => {
  const world = localWorld(broken);

  const { err } = await world.run('deploy --yes');

  expect(err).toMatch(/front@primary: not started, because service@(primary|dr) failed/);
  expect(err).not.toContain('front@primary: started');
});

test('what does not depend on a failure is finished', async () => {
  const world = localWorld(broken);

  const { out } = await world.run('deploy --yes --json');

  const summary = jsonLines(out).at(-1)?.summary;
  expect(summary).toMatchObject({
    result: 'failed',
    steps: {
      'pairing@primary': 'updated',
      'pairing@dr': 'updated',
      'service@primary': 'failed',
      'front@primary': 'blocked',
    },
  });
});

test('a deploy after the cause is gone takes up where the failed one ended', async () => {
  const world = localWorld(broken);
  await world.run('deploy --yes');

  const { exitCode, err } = await world.run('deploy --yes', { product: sound });

  expect(exitCode).toBe(0);
  expect(err).toMatch(/service@primary +us-east-1 +delete and create +its creation failed/);
  expect(err).toContain('service@primary: created');
  expect(err).toContain('base@primary: no changes');
});

test('a stack that another run is working on is waited for', async () => {
  const world = localWorld(sound);
  const interrupted = await world.run('deploy --yes', {
    onStderr: (text, io) => {
      if (text.startsWith('base@primary: CREATE_IN_PROGRESS')) {
        io.interrupt();
      }
    },
  });

  const { exitCode, err } = await world.run('deploy --yes');

  expect(interrupted.exitCode).toBe(130);
  expect(interrupted.err).toContain('next: dr-cli deploy --suffix demo --local');
  expect(exitCode).toBe(0);
  expect(err).toContain('base@primary: waiting for the operation that runs already');
});

test('a template that CloudFormation refuses is one message without a stack trace', async () => {
  const refused = { ...smallTemplates.base, Resources: { Bad: { Type: 'AWS::No::Such' } } };
  const world = localWorld(smallProduct({ base: refused }));

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('CloudFormation refused the template or a parameter of base-demo');
  expect(err).not.toMatch(/^ +at /m);
});

test('a missing output names producer, region, output and consumer', async () => {
  const Outputs = { ArtifactBucketName: { Value: { Ref: 'ArtifactBucket' } } };
  const world = localWorld(smallProduct({ base: { ...smallTemplates.base, Outputs } }));

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain(
    'stack base in us-east-1 has no output TopicArn, which service@primary takes as parameter TopicArn',
  );
});

test('throttling is waited out', async () => {
  let refusals = 0;
  const world = localWorld(sound, ({ operation }) => {
    const isRefused = operation === 'DescribeStacks' && refusals < 2;
    refusals += isRefused ? 1 : 0;
    return isRefused ? new AwsError('Throttling', 'Rate exceeded', 400) : undefined;
  });

  const { exitCode } = await world.run('status');

  expect(refusals).toBe(2);
  expect(exitCode).toBe(0);
});

test('a denied call names the action to allow', async () => {
  const world = localWorld(sound, ({ operation }) =>
    operation === 'CreateChangeSet'
      ? new AwsError('AccessDenied', 'User: x is not authorized', 403)
      : undefined,
  );

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('next: allow cloudformation:CreateChangeSet for the role that deploys');
});

test('objects that arrive while a bucket’s stack is deleted are emptied again', async () => {
  let late = 0;
  const world = localWorld(sound, ({ operation, region }) => {
    if (operation === 'DeleteStack' && region === 'us-east-1' && late === 0) {
      late += 1;
      void putLateLog();
    }
    return undefined;
  });
  const s3 = world.attach(new S3Client(localClientConfig('us-east-1')));
  const bucket = 'artifacts-111122223333-use1-demo';
  const putLateLog = () =>
    s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'late.log', Body: 'late' }));
  await world.run('deploy --yes --only base');

  const { exitCode, err } = await world.run('destroy --delete-data --yes');

  expect(late).toBe(1);
  expect(err).toContain('emptying again what arrived late');
  expect(exitCode).toBe(0);
  expect(world.resources('us-east-1')).toEqual([]);
});

test('a stack whose inputs are not deployed leads to a command that works', async () => {
  const world = localWorld(sound);
  const alone = await world.run('deploy --yes --only front');
  const [, next = ''] = /^next: dr-cli deploy --suffix demo --local(.*) \(/m.exec(alone.err) ?? [];

  const followed = await world.run(`deploy${next} --yes`);

  expect(alone.exitCode).toBe(1);
  expect(alone.err).toContain('stack base in us-east-1 is not deployed');
  expect(followed.exitCode).toBe(0);
});

test('a step that two failures stand in the way of names both', async () => {
  const world = localWorld(sound);

  const { out } = await world.run('deploy --yes --json --only service front');

  const causes = jsonLines(out)
    .filter(({ type, step }) => type === 'step_blocked' && step === 'front@primary')
    .map(({ cause }) => cause);
  expect(causes).toEqual(['artifacts@primary', 'artifacts@dr']);
});
