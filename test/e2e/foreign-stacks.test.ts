import { CloudFormationClient, CreateStackCommand, type Tag } from '@aws-sdk/client-cloudformation';
import { ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { localWorld } from '../support/local-world';
import { smallProduct, smallTemplates } from '../support/small-product';

const Bucket = 'data-lake-of-another-team';
const lake = {
  Resources: { Lake: { Type: 'AWS::S3::Bucket', Properties: { BucketName: Bucket } } },
};
const suffixed = (suffix: string) => ({
  ...lake,
  Parameters: { EnvironmentSuffix: { Type: 'String', Default: suffix } },
});

/** A world in which somebody has made a stack named `base-demo` in the primary region. */
async function worldWithNamesake(template: object, Tags: Tag[] = []) {
  const world = localWorld(smallProduct());
  const client = world.attach(new CloudFormationClient(localClientConfig('us-east-1')));
  await client.send(
    new CreateStackCommand({
      StackName: 'base-demo',
      TemplateBody: JSON.stringify(template),
      Parameters:
        'RegionCode' in Object(Object(template).Parameters)
          ? [
              { ParameterKey: 'EnvironmentSuffix', ParameterValue: 'demo' },
              { ParameterKey: 'RegionCode', ParameterValue: 'use1' },
            ]
          : [],
      Tags,
    }),
  );
  return world;
}

const changes = ['CreateChangeSet', 'DeleteStack', 'DeleteObjects'];

describe.each([
  ['without the parameter', lake, [], 'it has no parameter EnvironmentSuffix'],
  ['of another suffix', suffixed('prod'), [], 'its parameter EnvironmentSuffix is "prod"'],
  [
    'of another application',
    suffixed('demo'),
    [{ Key: 'Application', Value: 'data-lake' }],
    'its tag Application is "data-lake"',
  ],
])('a namesake %s', (_, template, tags, reason) => {
  test.each(['deploy --yes', 'destroy --delete-data --yes', 'status'])(
    'stops %s',
    async (command) => {
      const world = await worldWithNamesake(template, tags);
      const before = world.calls.length;

      const { exitCode, err } = await world.run(command);

      const operations = world.calls.slice(before).map(({ operation }) => operation);
      expect(exitCode).toBe(1);
      expect(err).toContain(
        `stack base-demo in us-east-1 (base@primary) is not part of environment demo: ${reason}`,
      );
      expect(err).toContain('next: aws cloudformation describe-stacks --stack-name base-demo');
      expect(operations.filter((operation) => changes.includes(operation))).toEqual([]);
    },
  );
});

test('the data of a namesake survives a destroy', async () => {
  const world = await worldWithNamesake(lake);
  const s3 = world.attach(new S3Client(localClientConfig('us-east-1')));
  // Time passes while the other stacks are read, and the bucket is there.
  await world.run('status');
  await world.run('deploy --yes --suffix other');
  await s3.send(new PutObjectCommand({ Bucket, Key: 'ledger', Body: 'x' }));

  await world.run('destroy --delete-data --yes');

  const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  expect(Versions).toHaveLength(1);
});

test('a stack that sam deployed, without tags, is taken over', async () => {
  const world = await worldWithNamesake(smallTemplates.base ?? {});

  const { exitCode } = await world.run('deploy --yes');

  expect(exitCode).toBe(0);
});
