import type { Properties, ResourceContext } from '../../../resource-model';
import { currentObjects } from '../../../services/s3/object-versions';
import { invalidRequest } from '../../failures';
import { record, text } from '../../read';
import { findBucket } from '../s3';

/** Lambda copies the code out of S3 when a function is made; it reads only buckets of its own region. */
export function requireFunctionCode(context: ResourceContext, properties: Properties): void {
  const code = record(properties, 'Code');
  const bucketName = text(code, 'S3Bucket');
  if (bucketName === undefined) {
    if (text(code, 'ZipFile') === undefined && text(code, 'ImageUri') === undefined) {
      throw invalidRequest('Please provide a source for function code.');
    }
    return;
  }
  const bucket = findBucket(context, bucketName);
  if (bucket === undefined) {
    throw s3Error('NoSuchBucket', 'The specified bucket does not exist');
  }
  if (bucket.region !== context.region) {
    throw s3Error(
      'PermanentRedirect',
      `The bucket is in this region: ${bucket.region}. Please use this region to retry the request`,
    );
  }
  const key = text(code, 'S3Key');
  if (!currentObjects(bucket.resource).some((object) => object.key === key)) {
    throw s3Error('NoSuchKey', 'The specified key does not exist.');
  }
}

function s3Error(code: string, message: string): Error {
  return invalidRequest(
    `Error occurred while GetObject. S3 Error Code: ${code}. S3 Error Message: ${message}`,
  );
}
