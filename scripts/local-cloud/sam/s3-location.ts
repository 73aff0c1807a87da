import { isRecord } from '../resources/read';
import { SamResourceError } from './sam-error';

export interface S3Location {
  readonly Bucket: unknown;
  readonly Key: unknown;
  readonly Version?: unknown;
}

/** `CodeUri` and `DefinitionUri`: `s3://bucket/key?versionId=v`, or an object with Bucket, Key and Version. */
export function parseS3Location(logicalId: string, property: string, value: unknown): S3Location {
  if (isRecord(value)) {
    if (!value.Bucket || !value.Key) {
      throw new SamResourceError(
        logicalId,
        `'${property}' requires Bucket and Key properties to be specified.`,
      );
    }
    return {
      Bucket: value.Bucket,
      Key: value.Key,
      ...(value.Version !== undefined && { Version: value.Version }),
    };
  }
  const match = /^s3:\/\/([^/]+)\/+([^?]+)(?:\?versionId=([^&]+))?$/.exec(String(value));
  if (match === null) {
    throw new SamResourceError(
      logicalId,
      `'${property}' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.`,
    );
  }
  return {
    Bucket: match[1],
    Key: match[2],
    ...(match[3] !== undefined && { Version: match[3] }),
  };
}
