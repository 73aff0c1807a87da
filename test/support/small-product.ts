import type { Product } from '../../scripts/dr-cli/product/product';
import type { Artifact } from '../../scripts/engine/ports';
import type { Topology } from '../../scripts/engine/topology';
import { defaultRegions } from '../../templates-src/topology';

/**
 * A product of the smallest size that uses everything the engine can do: a base
 * stack in both regions with a bucket, a second pass, a stack that is uploaded
 * and takes outputs, and one that needs both regions.
 */
export const smallTopology: Topology = {
  regions: defaultRegions,
  stacks: [
    { id: 'base', roles: ['primary', 'dr'], inline: true, functions: [] },
    { id: 'service', roles: ['primary', 'dr'], inline: false, functions: ['hello'] },
    { id: 'front', roles: ['primary'], inline: false, functions: [] },
  ],
  feeds: [
    {
      from: { stack: 'base', region: 'same', output: 'TopicArn' },
      to: { stack: 'service', parameter: 'TopicArn' },
    },
    {
      from: { stack: 'base', region: 'peer', output: 'TopicArn' },
      to: { stack: 'base', parameter: 'PeerTopicArn' },
      secondPass: 'pairing',
    },
    {
      from: { stack: 'service', region: 'primary', output: 'QueueArn' },
      to: { stack: 'front', parameter: 'PrimaryQueueArn' },
    },
    {
      from: { stack: 'service', region: 'dr', output: 'QueueArn' },
      to: { stack: 'front', parameter: 'DrQueueArn' },
    },
  ],
  artifactStack: { stack: 'base', output: 'ArtifactBucketName' },
};

type Template = Readonly<Record<string, unknown>>;

const parameters = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { Type: 'String' }]));

/** Templates of types that any AWS-compatible endpoint knows: buckets, topics, queues. */
export const smallTemplates: Readonly<Record<string, Template>> = {
  base: {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'base',
    Parameters: {
      ...parameters('EnvironmentSuffix', 'RegionCode'),
      PeerTopicArn: { Type: 'String', Default: '' },
    },
    Conditions: { HasPeer: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'PeerTopicArn' }, ''] }] } },
    Resources: {
      ArtifactBucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: {
            'Fn::Sub': 'artifacts-${AWS::AccountId}-${RegionCode}-${EnvironmentSuffix}',
          },
          VersioningConfiguration: { Status: 'Enabled' },
        },
      },
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: {
          TopicName: { 'Fn::Sub': 'topic-${EnvironmentSuffix}' },
          DisplayName: { 'Fn::If': ['HasPeer', 'paired', 'alone'] },
        },
      },
    },
    Outputs: {
      ArtifactBucketName: { Value: { Ref: 'ArtifactBucket' } },
      TopicArn: { Value: { Ref: 'Topic' } },
    },
  },
  service: {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'service',
    Parameters: parameters('EnvironmentSuffix', 'RegionCode', 'TopicArn'),
    Resources: {
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: { 'Fn::Sub': 'queue-${EnvironmentSuffix}' } },
      },
    },
    Outputs: { QueueArn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
  },
  front: {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'front',
    Parameters: parameters('EnvironmentSuffix', 'RegionCode', 'PrimaryQueueArn', 'DrQueueArn'),
    Resources: {
      Note: {
        Type: 'AWS::SSM::Parameter',
        Properties: {
          Name: { 'Fn::Sub': 'front-${EnvironmentSuffix}' },
          Type: 'String',
          Value: { 'Fn::Sub': '${PrimaryQueueArn} ${DrQueueArn}' },
        },
      },
    },
    Outputs: { NoteName: { Value: { Ref: 'Note' } } },
  },
};

const hello: Artifact = {
  key: 'functions/hello/0123.zip',
  body: new TextEncoder().encode('not really a zip'),
  contentType: 'application/zip',
};

/** The small product, with other templates in place of its own where given. */
export function smallProduct(templates: Readonly<Record<string, Template>> = {}): Product {
  return {
    topology: smallTopology,
    stackName: (stack, suffix) => `${stack}-${suffix}`,
    ownership: {
      suffixParameter: 'EnvironmentSuffix',
      applicationTag: { key: 'Application', value: 'small' },
    },
    deployInput: ({ suffix, tags }) => ({
      template: (stack) => JSON.stringify(templates[stack] ?? smallTemplates[stack]),
      functionCode: (stack) => (stack === 'service' ? [hello] : []),
      parameters: ({ role }) => ({
        EnvironmentSuffix: { kind: 'given', value: suffix },
        RegionCode: { kind: 'given', value: defaultRegions[role].code },
      }),
      stackPolicy: () => undefined,
      tags: { ...tags, EnvironmentSuffix: suffix, Application: 'small' },
    }),
    destroyKnowledge: (suffix) => ({
      leftoverLogGroups: () => [`/aws/lambda/hello-${suffix}`],
      inventoryTag: { key: 'EnvironmentSuffix', value: suffix },
    }),
  };
}
