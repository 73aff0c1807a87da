import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  GetResourcesCommand,
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { TestServices } from './test-services';

describe('who calls', () => {
  it('is somebody of the local account', async () => {
    const client = new TestServices().client(STSClient);

    const identity = await client.send(new GetCallerIdentityCommand({}));

    expect(identity).toMatchObject({ Account: '111122223333' });
  });
});

describe('log groups', () => {
  it('are found by prefix, over all pages', async () => {
    const services = new TestServices();
    for (let index = 0; index < 120; index += 1) {
      services.region.create('AWS::Logs::LogGroup', { LogGroupName: `/payments/${index}` });
    }
    services.region.create('AWS::Logs::LogGroup', { LogGroupName: '/other' });
    const client = services.client(CloudWatchLogsClient);

    const names = new Set<string | undefined>();
    for await (const page of paginateDescribeLogGroups(
      { client },
      { logGroupNamePrefix: '/payments/' },
    )) {
      page.logGroups?.forEach(({ logGroupName }) => {
        names.add(logGroupName);
      });
    }

    expect(names.size).toBe(120);
  });

  it('are deleted once', async () => {
    const services = new TestServices();
    services.region.create('AWS::Logs::LogGroup', { LogGroupName: '/payments' });
    const client = services.client(CloudWatchLogsClient);

    await client.send(new DeleteLogGroupCommand({ logGroupName: '/payments' }));

    const { logGroups } = await client.send(new DescribeLogGroupsCommand({}));
    expect(logGroups).toEqual([]);
    await expect(
      client.send(new DeleteLogGroupCommand({ logGroupName: '/payments' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the inventory by tag', () => {
  const tag = (Value: string) => [{ Key: 'EnvironmentSuffix', Value }];
  const filter = (value: string) => [{ Key: 'EnvironmentSuffix', Values: [value] }];

  function taggedResources(): TestServices {
    const services = new TestServices();
    const { region } = services;
    region.create('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', Tags: tag('test') });
    region.create('AWS::S3::Bucket', { BucketName: 'logs-test', Tags: tag('test') });
    region.create('AWS::Logs::LogGroup', { LogGroupName: '/payments', Tags: tag('test') });
    region.create('AWS::SSM::Parameter', {
      Name: '/armed',
      Type: 'String',
      Value: 'no',
      Tags: { EnvironmentSuffix: 'test' },
    });
    region.create('AWS::SNS::Topic', { TopicName: 'other', Tags: tag('prod') });
    region.create('AWS::SNS::Topic', { TopicName: 'untagged' });
    return services;
  }

  it('finds what has the tag, by ARN, whether tags are a list or a map', async () => {
    const client = taggedResources().client(ResourceGroupsTaggingAPIClient);

    const { ResourceTagMappingList } = await client.send(
      new GetResourcesCommand({ TagFilters: filter('test') }),
    );

    expect(ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN)).toEqual([
      expect.stringMatching(/^arn:aws:ec2:us-east-1:111122223333:vpc\/vpc-[0-9a-f]{17}$/),
      'arn:aws:logs:us-east-1:111122223333:log-group:/payments',
      'arn:aws:s3:::logs-test',
      'arn:aws:ssm:us-east-1:111122223333:parameter/armed',
    ]);
  });

  it('can be narrowed to a service', async () => {
    const client = taggedResources().client(ResourceGroupsTaggingAPIClient);

    const { ResourceTagMappingList } = await client.send(
      new GetResourcesCommand({ ResourceTypeFilters: ['ec2:vpc'], TagFilters: filter('test') }),
    );

    expect(ResourceTagMappingList).toHaveLength(1);
  });

  it('comes in pages', async () => {
    const client = taggedResources().client(ResourceGroupsTaggingAPIClient);

    const sizes: (number | undefined)[] = [];
    for await (const page of paginateGetResources(
      { client, pageSize: 3 },
      { TagFilters: filter('test') },
    )) {
      sizes.push(page.ResourceTagMappingList?.length);
    }

    expect(sizes).toEqual([3, 1]);
  });

  it('is of one region', async () => {
    const client = taggedResources().client(ResourceGroupsTaggingAPIClient, 'us-east-2');

    const { ResourceTagMappingList } = await client.send(new GetResourcesCommand({}));

    expect(ResourceTagMappingList).toEqual([]);
  });
});
