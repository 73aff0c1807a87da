import {
  DeleteBucketCommand,
  DeleteBucketReplicationCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Properties } from '../../../../scripts/local-cloud/resource-model';
import { TestServices } from './test-services';

const BUCKET = 'transaction-logs-test';
const VERSIONED = { VersioningConfiguration: { Status: 'Enabled' } };

function bucketWith(properties: Properties = {}): { services: TestServices; client: S3Client } {
  const services = new TestServices();
  services.region.create('AWS::S3::Bucket', { BucketName: BUCKET, ...properties });
  return { services, client: services.client(S3Client) };
}

function put(client: S3Client, Key: string, Body = Key) {
  return client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
}

function list(client: S3Client, MaxKeys?: number, Bucket = BUCKET) {
  return client.send(new ListObjectVersionsCommand({ Bucket, ...(MaxKeys && { MaxKeys }) }));
}

describe('an object', () => {
  it('is read as it was written', async () => {
    const { client } = bucketWith();
    await client.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: 'a/b.json',
        Body: '{"amount":1}',
        ContentType: 'application/json',
        Metadata: { sha256: 'x' },
      }),
    );

    const object = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'a/b.json' }));

    expect(await object.Body?.transformToString()).toBe('{"amount":1}');
    expect(object).toMatchObject({
      ContentType: 'application/json',
      ContentLength: 12,
      Metadata: { sha256: 'x' },
      ETag: '"aa84351ce3c1d7dfbc3c94bbe2778f17"',
    });
  });

  it.each([
    ['GetObject', new GetObjectCommand({ Bucket: BUCKET, Key: 'none' }), 'NoSuchKey'],
    ['HeadObject', new HeadObjectCommand({ Bucket: BUCKET, Key: 'none' }), 'NotFound'],
  ])('that is not there is reported by %s', async (_case, command, name) => {
    const { client } = bucketWith();

    const read = client.send(command as GetObjectCommand);

    await expect(read).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 404 } });
  });

  it('is listed by prefix, in pages', async () => {
    const { client } = bucketWith();
    for (const key of ['b/2', 'a/1', 'b/1', 'b/3']) {
      await put(client, key);
    }

    const first = await client.send(
      new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'b/', MaxKeys: 2 }),
    );
    const second = await client.send(
      new ListObjectsV2Command({
        Bucket: BUCKET,
        Prefix: 'b/',
        ContinuationToken: first.NextContinuationToken,
      }),
    );

    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['b/1', 'b/2']);
    expect(first.IsTruncated).toBe(true);
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(['b/3']);
    expect(second.IsTruncated).toBe(false);
  });
});

describe('the list of objects', () => {
  it('has the newest version of each, and none that a marker hides', async () => {
    const { client } = bucketWith(VERSIONED);
    await put(client, 'kept', 'one');
    await put(client, 'kept', 'second');
    await put(client, 'hidden');
    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'hidden' }));

    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));

    expect(Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([['kept', 6]]);
  });
});

describe('versions', () => {
  it('are kept, newest first, and a deletion puts a marker on top', async () => {
    const { client } = bucketWith(VERSIONED);
    const one = await put(client, 'log', 'one');
    const two = await put(client, 'log', 'two');

    const deletion = await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'log' }));

    const { Versions, DeleteMarkers } = await list(client);
    expect(deletion.DeleteMarker).toBe(true);
    expect(DeleteMarkers).toEqual([
      expect.objectContaining({ VersionId: deletion.VersionId, IsLatest: true }),
    ]);
    expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
      [two.VersionId, false],
      [one.VersionId, false],
    ]);
  });

  it('can be read once a marker hides them, by their id', async () => {
    const { client } = bucketWith(VERSIONED);
    const { VersionId } = await put(client, 'log', 'one');
    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'log' }));

    const object = await client.send(
      new GetObjectCommand({ Bucket: BUCKET, Key: 'log', VersionId }),
    );

    expect(await object.Body?.transformToString()).toBe('one');
    await expect(
      client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'log' })),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('are one, with the id null, in a bucket without versioning', async () => {
    const { client } = bucketWith();
    await put(client, 'log', 'one');
    await put(client, 'log', 'two');

    const { Versions } = await list(client);

    expect(Versions).toEqual([expect.objectContaining({ VersionId: 'null', Size: 3 })]);
  });

  it('come in pages that can be followed to the end', async () => {
    const { client } = bucketWith(VERSIONED);
    for (const key of ['a', 'a', 'b', 'b', 'c']) {
      await put(client, key);
    }

    const keys: (string | undefined)[] = [];
    let page = await list(client, 2);
    keys.push(...(page.Versions ?? []).map(({ Key }) => Key));
    while (page.IsTruncated) {
      page = await client.send(
        new ListObjectVersionsCommand({
          Bucket: BUCKET,
          MaxKeys: 2,
          KeyMarker: page.NextKeyMarker,
          VersionIdMarker: page.NextVersionIdMarker,
        }),
      );
      keys.push(...(page.Versions ?? []).map(({ Key }) => Key));
    }

    expect(keys).toEqual(['a', 'a', 'b', 'b', 'c']);
  });
});

describe('a bucket', () => {
  it('is deleted only without versions and markers', async () => {
    const { client } = bucketWith(VERSIONED);
    await put(client, 'log');
    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'log' }));
    const remove = () => client.send(new DeleteBucketCommand({ Bucket: BUCKET }));
    await expect(remove()).rejects.toMatchObject({
      name: 'BucketNotEmpty',
      message:
        'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
    });

    const { Versions = [], DeleteMarkers = [] } = await list(client);
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({
      Key,
      VersionId,
    }));
    await client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
    await remove();

    await expect(list(client)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('of another region is reported so', async () => {
    const { services } = bucketWith();
    const client = services.client(S3Client, 'us-east-2');

    await expect(list(client)).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
    });
  });

  it('that is not there is NotFound to HeadBucket', async () => {
    const client = new TestServices().client(S3Client);

    const head = client.send(new HeadBucketCommand({ Bucket: 'none' }));

    await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('tells its versioning', async () => {
    const { client } = bucketWith(VERSIONED);

    const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: BUCKET }));

    expect(Status).toBe('Enabled');
  });
});

describe('replication', () => {
  const COPY = 'transaction-logs-copy';

  function replicated(): { client: S3Client; copy: S3Client } {
    const services = new TestServices();
    const dr = services.region.peer('us-east-2');
    dr.create('AWS::S3::Bucket', { BucketName: COPY, ...VERSIONED });
    services.region.create('AWS::S3::Bucket', {
      BucketName: BUCKET,
      ...VERSIONED,
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::111122223333:role/replication',
        Rules: [
          {
            Status: 'Enabled',
            Priority: 1,
            Filter: { Prefix: 'payments/' },
            DeleteMarkerReplication: { Status: 'Enabled' },
            Destination: { Bucket: `arn:aws:s3:::${COPY}` },
          },
        ],
      },
    });
    return { client: services.client(S3Client), copy: services.client(S3Client, 'us-east-2') };
  }

  it('copies new versions and markers under the prefix, with their ids', async () => {
    const { client, copy } = replicated();
    const { VersionId } = await put(client, 'payments/1');
    await put(client, 'other/1');

    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'payments/1' }));

    const there = await list(copy, undefined, COPY);
    expect(there.Versions).toEqual([expect.objectContaining({ Key: 'payments/1', VersionId })]);
    expect(there.DeleteMarkers).toHaveLength(1);
  });

  it('does not carry the deletion of a version, nor anything once it is off', async () => {
    const { client, copy } = replicated();
    const { VersionId } = await put(client, 'payments/1');

    await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'payments/1', VersionId }));
    await client.send(new DeleteBucketReplicationCommand({ Bucket: BUCKET }));
    await put(client, 'payments/2');

    const there = await list(copy, undefined, COPY);
    expect(there.Versions?.map(({ Key }) => Key)).toEqual(['payments/1']);
  });
});
