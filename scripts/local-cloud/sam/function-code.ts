import { type ParameterValues, resolveParameters } from './parameter-references';
import { parseS3Location } from './s3-location';
import { SamResourceError } from './sam-error';
import type { TemplateProperties } from './template';

/** For a published function the translator fills parameters into the code's place, and notes the code's hash. */
export function codeAndDescription(
  logicalId: string,
  sam: TemplateProperties,
  parameters: ParameterValues,
): TemplateProperties {
  const code = codeOf(logicalId, sam);
  if (sam.AutoPublishAlias === undefined) {
    return { Code: code, Description: sam.Description };
  }
  const hash = resolveParameters(sam.AutoPublishCodeSha256, parameters);
  const description = resolveParameters(sam.Description, parameters);
  return {
    Code: resolveParameters(code, parameters),
    Description: hash === undefined ? sam.Description : describeCode(description, hash),
  };
}

function describeCode(description: unknown, hash: unknown): unknown {
  if (description === undefined || description === '') {
    return hash;
  }
  return typeof description === 'string'
    ? `${description} ${String(hash)}`
    : { 'Fn::Join': [' ', [description, hash]] };
}

function codeOf(logicalId: string, sam: TemplateProperties): TemplateProperties {
  if ((sam.PackageType ?? 'Zip') === 'Image') {
    if (sam.ImageUri === undefined) {
      throw new SamResourceError(logicalId, "'ImageUri' must be set.");
    }
    return { ImageUri: sam.ImageUri };
  }
  if ((sam.InlineCode === undefined) === (sam.CodeUri === undefined)) {
    throw new SamResourceError(logicalId, "Only one of 'InlineCode' or 'CodeUri' can be set.");
  }
  if (sam.InlineCode !== undefined) {
    return { ZipFile: sam.InlineCode };
  }
  const location = parseS3Location(logicalId, 'CodeUri', sam.CodeUri);
  return {
    S3Bucket: location.Bucket,
    S3Key: location.Key,
    ...(location.Version !== undefined && { S3ObjectVersion: location.Version }),
  };
}
