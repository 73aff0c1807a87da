import { findBucket } from '../../resources/rules/s3';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';

/** The bucket of this region, or S3's error for one that is missing or lives in another region. */
export function requireBucket(context: ServiceContext, name: string | undefined): StoredResource {
  const found = findBucket(context, name ?? '');
  if (found === undefined) {
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
  }
  if (found.region !== context.region) {
    throw new AwsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      301,
    );
  }
  return found.resource;
}

/**
 * Throws where a bucket is another account's than the caller takes it for.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html, x-amz-expected-bucket-owner
 */
export function requireOwner(
  { state }: ServiceContext,
  bucket: StoredResource,
  expected: string | undefined,
): void {
  const owner = bucket.data?.ownerAccountId ?? state.accountId;
  if (expected !== undefined && expected !== owner) {
    throw new AwsError('AccessDenied', 'Access Denied', 403);
  }
}

/** As {@link requireBucket}, for HEAD: its answers have no body, so the SDK only knows the status. */
export function requireBucketForHead(
  context: ServiceContext,
  name: string | undefined,
  expectedOwner?: string,
): StoredResource {
  try {
    const bucket = requireBucket(context, name);
    requireOwner(context, bucket, expectedOwner);
    return bucket;
  } catch (error) {
    if (error instanceof AwsError) {
      throw error.statusCode === 404
        ? new AwsError('NotFound', 'UnknownError', 404)
        : new AwsError('UnknownError', 'UnknownError', error.statusCode);
    }
    throw error;
  }
}
