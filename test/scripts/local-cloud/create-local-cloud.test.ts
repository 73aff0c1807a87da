import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { attachLocalCloud, localClientConfig } from '../../../scripts/local-cloud/attach';
import {
  createLocalCloud,
  type LocalCloudSettings,
} from '../../../scripts/local-cloud/create-local-cloud';
import { MemoryStore } from '../../../scripts/local-cloud/persistence';
import { LONG_MS, parameter, topic } from './support/stacks';

function openCloud(settings: LocalCloudSettings = {}) {
  let nowMs = Date.UTC(2030, 0, 1);
  const cloud = createLocalCloud({ clock: { nowMs: () => nowMs }, ...settings });
  return {
    cloudFormation: attachLocalCloud(
      new CloudFormationClient(localClientConfig('us-east-1')),
      cloud,
    ),
    s3: attachLocalCloud(new S3Client(localClientConfig('us-east-1')), cloud),
    waitMs: (ms: number) => {
      nowMs += ms;
    },
  };
}

const BUCKET = {
  Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'artifacts-demo' } } },
};

describe('a local cloud with every service', () => {
  it('takes a template from a bucket that a stack made', async () => {
    const { cloudFormation, s3, waitMs } = openCloud();
    await cloudFormation.send(
      new CreateStackCommand({ StackName: 'storage', TemplateBody: JSON.stringify(BUCKET) }),
    );
    waitMs(LONG_MS);
    const template = JSON.stringify({ Resources: { Topic: topic('a') } });
    await s3.send(
      new PutObjectCommand({ Bucket: 'artifacts-demo', Key: 'app.json', Body: template }),
    );

    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'app',
        TemplateURL: 'https://artifacts-demo.s3.us-east-1.amazonaws.com/app.json',
      }),
    );

    const { TemplateBody } = await cloudFormation.send(
      new GetTemplateCommand({ StackName: 'app' }),
    );
    expect(TemplateBody).toBe(template);
  });

  it('expands serverless resources, once the caller agrees to it', async () => {
    const { cloudFormation, waitMs } = openCloud();
    const request = {
      StackName: 'app',
      TemplateBody: JSON.stringify({
        Transform: 'AWS::Serverless-2016-10-31',
        Resources: {
          Validate: {
            Type: 'AWS::Serverless::Function',
            Properties: {
              FunctionName: 'validate',
              Runtime: 'nodejs22.x',
              Handler: 'index.handler',
              InlineCode: 'exports.handler = async () => 1',
            },
          },
        },
      }),
    };
    const unacknowledged = cloudFormation.send(
      new CreateStackCommand({ ...request, Capabilities: ['CAPABILITY_IAM'] }),
    );
    await expect(unacknowledged).rejects.toThrow(
      'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    );

    await cloudFormation.send(
      new CreateStackCommand({
        ...request,
        Capabilities: ['CAPABILITY_AUTO_EXPAND', 'CAPABILITY_IAM'],
      }),
    );
    waitMs(LONG_MS);

    const { StackResourceSummaries } = await cloudFormation.send(
      new ListStackResourcesCommand({ StackName: 'app' }),
    );
    expect(StackResourceSummaries?.map(({ ResourceType }) => ResourceType).sort()).toEqual([
      'AWS::IAM::Role',
      'AWS::Lambda::Function',
    ]);
  });

  it('gives a secret to the service and keeps it out of the events', async () => {
    const store = new MemoryStore();
    const { cloudFormation, waitMs } = openCloud({ store });
    const reference = '{{resolve:secretsmanager:credentials:SecretString:username}}';
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'app',
        TemplateBody: JSON.stringify({
          Resources: {
            Secret: {
              Type: 'AWS::SecretsManager::Secret',
              Properties: { Name: 'credentials', SecretString: '{"username":"payments"}' },
            },
            Copy: parameter(reference, { DependsOn: 'Secret' }),
          },
        }),
      }),
    );
    waitMs(LONG_MS);

    const { StackEvents } = await cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: 'app' }),
    );

    const event = StackEvents?.find(({ LogicalResourceId }) => LogicalResourceId === 'Copy');
    expect(event?.ResourceProperties).toContain(reference);
    expect(valuesOfParameters(store)).toEqual(['payments']);
  });
});

function valuesOfParameters(store: MemoryStore): unknown[] {
  return Object.values(store.load().regions)
    .flatMap(({ resources }) => Object.values(resources))
    .filter(({ type }) => type === 'AWS::SSM::Parameter')
    .map(({ properties: { Value: value } }) => value);
}
