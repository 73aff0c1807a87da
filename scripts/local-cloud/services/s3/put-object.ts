import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { AwsError, type ServiceContext } from '../../service';
import { requireBucket, requireOwner } from './buckets';
import { storeObject } from './object-versions';
import { replicate } from './replication';

export function putObject(
  context: ServiceContext,
  input: PutObjectCommandInput,
): Record<string, unknown> {
  const bucket = requireBucket(context, input.Bucket);
  requireOwner(context, bucket, input.ExpectedBucketOwner);
  if (input.Key === undefined || input.Key === '') {
    throw new AwsError('InvalidRequest', 'Missing required header for this request: Key');
  }
  const content = bytesOf(input.Body);
  const stored = storeObject(context, bucket, {
    key: input.Key,
    content,
    body: { blobKey: context.blobs.put(content) },
    contentType: input.ContentType,
    metadata: input.Metadata,
  });
  replicate(context, bucket, stored);
  return {
    ETag: `"${stored.etag}"`,
    ...(stored.versionId !== 'null' && { VersionId: stored.versionId }),
  };
}

/** Text and streams have been read before the call comes here. */
function bytesOf(body: PutObjectCommandInput['Body']): Uint8Array {
  if (body === undefined) {
    return new Uint8Array();
  }
  if (body instanceof Uint8Array) {
    return body;
  }
  throw new AwsError(
    'NotImplemented',
    'The local cloud takes object bodies as text, bytes or Node streams.',
    501,
  );
}
