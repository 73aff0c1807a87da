import {
  AlreadyExistsException,
  CloudFormationServiceException,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { attachLocalCloud, localClientConfig } from '../../../scripts/local-cloud/attach';
import { LocalCloud } from '../../../scripts/local-cloud/cloud';
import { MemoryStore } from '../../../scripts/local-cloud/persistence';
import { AwsError, type Service } from '../../../scripts/local-cloud/service';
import { topic } from './support/stacks';
import { testCloud } from './support/test-cloud';

const TEMPLATE = JSON.stringify({ Resources: { Topic: topic('a') } });

describe('a client of the local cloud', () => {
  it('gets errors as the exceptions of its SDK', async () => {
    const { client } = testCloud();

    const error: unknown = await client
      .send(new DescribeStacksCommand({ StackName: 'nothing' }))
      .catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(CloudFormationServiceException);
    expect(error).toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id nothing does not exist',
      $fault: 'client',
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });

  it('gives every call a request id of its own, whether it is answered or refused', async () => {
    const { client } = testCloud();
    const refused = () =>
      client
        .send(new DescribeStacksCommand({ StackName: 'nothing' }))
        .catch((error: CloudFormationServiceException) => error);

    const answers = [
      await client.send(new DescribeStacksCommand({})),
      await client.send(new DescribeStacksCommand({})),
      await refused(),
      await refused(),
    ];

    const ids = answers.map(({ $metadata }) => $metadata.requestId);
    expect(new Set(ids).size).toBe(answers.length);
    expect(ids).not.toContain(undefined);
  });

  it('gets the exception class that the SDK has for an error', async () => {
    const { client } = testCloud();
    const creation = new CreateStackCommand({ StackName: 'app', TemplateBody: TEMPLATE });
    await client.send(creation);

    const again = client.send(creation);

    await expect(again).rejects.toBeInstanceOf(AlreadyExistsException);
  });

  it('gets dates as dates', async () => {
    const { client } = testCloud();
    await client.send(new CreateStackCommand({ StackName: 'app', TemplateBody: TEMPLATE }));

    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'app' }));

    expect(Stacks?.[0]?.CreationTime).toEqual(new Date('2030-01-01T00:00:00.000Z'));
  });

  it('retries when it is throttled, as the SDK does', async () => {
    let refusals = 2;
    const { client } = testCloud({
      faults: () => {
        refusals -= 1;
        return refusals >= 0 ? new AwsError('Throttling', 'Rate exceeded') : undefined;
      },
    });

    const { $metadata } = await client.send(new DescribeStacksCommand({}));

    expect($metadata.attempts).toBe(3);
  });

  it('does not retry what the service refuses for good', async () => {
    let calls = 0;
    const { client } = testCloud({
      faults: () => {
        calls += 1;
        return undefined;
      },
    });

    await client.send(new DescribeStacksCommand({ StackName: 'nothing' })).catch(() => undefined);

    expect(calls).toBe(1);
  });

  it('is told what is not modelled', async () => {
    const test = testCloud();
    const s3 = attachLocalCloud(new S3Client(localClientConfig('us-east-1')), test.cloud);

    const call = s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));

    await expect(call).rejects.toThrow("The local cloud doesn't model S3 GetObject");
  });

  it('sends and gets streams', async () => {
    const objects = new Map<string, Uint8Array>();
    const s3Service: Service = {
      PutObject: (_, { Key, Body }: { readonly Key: string; readonly Body: Uint8Array }) => {
        objects.set(Key, Body);
        return {};
      },
      GetObject: (_, { Key }: { readonly Key: string }) => ({ Body: objects.get(Key) }),
    };
    const cloud = new LocalCloud({
      clock: { nowMs: () => 0 },
      store: new MemoryStore(),
      cloudFormation: { service: {}, advance: () => false },
      services: { S3: s3Service },
    });
    const s3 = attachLocalCloud(new S3Client(localClientConfig('us-east-1')), cloud);
    await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'hello' }));

    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));

    expect(await Body?.transformToString()).toBe('hello');
  });

  it('keeps regions apart', async () => {
    const test = testCloud();
    await test
      .clientIn('us-east-1')
      .send(new CreateStackCommand({ StackName: 'app', TemplateBody: TEMPLATE }));

    const { Stacks } = await test.clientIn('us-east-2').send(new DescribeStacksCommand({}));

    expect(Stacks).toEqual([]);
  });
});
