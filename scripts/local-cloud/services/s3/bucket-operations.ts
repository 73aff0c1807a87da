import type {
  DeleteBucketCommandInput,
  DeleteBucketReplicationCommandInput,
  GetBucketVersioningCommandInput,
  HeadBucketCommandInput,
} from '@aws-sdk/client-s3';
import { bucketNotEmpty } from '../../resources/rules/s3';
import { putResource, removeResource } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import { requireBucket, requireBucketForHead } from './buckets';
import { versioningOf, versionsOf } from './object-versions';

export function headBucket(
  context: ServiceContext,
  input: HeadBucketCommandInput,
): Record<string, unknown> {
  requireBucketForHead(context, input.Bucket, input.ExpectedBucketOwner);
  return { BucketRegion: context.region };
}

export function getBucketVersioning(
  context: ServiceContext,
  input: GetBucketVersioningCommandInput,
): Record<string, unknown> {
  const status = versioningOf(requireBucket(context, input.Bucket));
  return status === undefined ? {} : { Status: status };
}

/** Behind CloudFormation's back: its stack still says that the bucket replicates. */
export function deleteBucketReplication(
  context: ServiceContext,
  input: DeleteBucketReplicationCommandInput,
): Record<string, unknown> {
  const bucket = requireBucket(context, input.Bucket);
  const { ReplicationConfiguration: _replication, ...properties } = bucket.properties;
  putResource(context, { ...bucket, properties });
  return {};
}

export function deleteBucket(
  context: ServiceContext,
  input: DeleteBucketCommandInput,
): Record<string, unknown> {
  const bucket = requireBucket(context, input.Bucket);
  if (versionsOf(bucket).length > 0) {
    throw new AwsError('BucketNotEmpty', bucketNotEmpty(bucket), 409);
  }
  removeResource(context, bucket.type, bucket.physicalId);
  return {};
}
