import type { Properties, ResourceContext } from '../../resource-model';
import { versioningOf, versionsOf } from '../../services/s3/object-versions';
import type { StoredResource } from '../../state';
import { alreadyExists, invalidRequest, notFound, resourceConflict } from '../failures';
import { generatedName } from '../generated-name';
import { record, records, text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource, resourcesInAllRegions } from '../store';

const BUCKET = 'AWS::S3::Bucket';
const BUCKET_POLICY = 'AWS::S3::BucketPolicy';
const MAX_NAME_LENGTH = 63;

const bucket: ResourceRules = {
  // The create handler waits for the bucket's name to spread; a guess.
  seconds: { create: 15, update: 10, delete: 3 },
  problems(properties) {
    const name = text(properties, 'BucketName');
    return name === undefined || isBucketName(name)
      ? []
      : [`#/BucketName: The specified bucket is not valid: ${name}`];
  },
  require(context, properties, existing) {
    const name = text(properties, 'BucketName');
    if (existing === undefined && name !== undefined && findBucket(context, name) !== undefined) {
      throw alreadyExists(`${name} already exists`);
    }
    requireLogTarget(context, properties);
    requireReplication(context, properties);
  },
  identify(context, properties) {
    const name =
      text(properties, 'BucketName') ??
      generatedName(context, { maxLength: MAX_NAME_LENGTH, lowerCase: true });
    return {
      physicalId: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        DualStackDomainName: `${name}.s3.dualstack.${context.region}.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${context.region}.amazonaws.com`,
        WebsiteURL: websiteUrl(name, context.region),
      },
    };
  },
  beforeDelete(_context, existing) {
    if (versionsOf(existing).length > 0) {
      throw resourceConflict(bucketNotEmpty(existing));
    }
  },
};

/** What S3 says to DeleteBucket: the second sentence is for buckets that are or were versioned. */
export function bucketNotEmpty(existing: StoredResource): string {
  const sentence = 'The bucket you tried to delete is not empty';
  return versioningOf(existing) === undefined
    ? sentence
    : `${sentence}. You must delete all versions in the bucket.`;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function isBucketName(name: string): boolean {
  return (
    name.length >= 3 &&
    name.length <= MAX_NAME_LENGTH &&
    /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
    !/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
  );
}

/** Old regions have a dash before their name. https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html */
function websiteUrl(name: string, region: string): string {
  const dashed = new Set([
    'us-east-1',
    'us-west-1',
    'us-west-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-northeast-1',
    'eu-west-1',
    'sa-east-1',
  ]);
  return `http://${name}.s3-website${dashed.has(region) ? '-' : '.'}${region}.amazonaws.com`;
}

function requireLogTarget(context: ResourceContext, properties: Properties): void {
  const target = text(record(properties, 'LoggingConfiguration'), 'DestinationBucketName');
  const isItself = target === text(properties, 'BucketName');
  if (target !== undefined && !isItself && findResource(context, BUCKET, target) === undefined) {
    throw invalidRequest('The target bucket for logging does not exist');
  }
}

function requireReplication(context: ResourceContext, properties: Properties): void {
  const rules = records(record(properties, 'ReplicationConfiguration'), 'Rules');
  const isVersioned = text(record(properties, 'VersioningConfiguration'), 'Status') === 'Enabled';
  if (rules.length > 0 && !isVersioned) {
    throw invalidRequest(
      "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
    );
  }
  for (const rule of rules) {
    const destinationArn = text(record(rule, 'Destination'), 'Bucket') ?? '';
    const destination = findBucket(context, destinationArn.replace(/^arn:aws:s3:::/, ''));
    if (destination === undefined) {
      throw invalidRequest('Destination bucket must exist.');
    }
    if (versioningOf(destination.resource) !== 'Enabled') {
      throw invalidRequest('Destination bucket must have versioning enabled.');
    }
  }
}

/** Bucket names are unique in all regions. */
export function findBucket(
  place: Pick<ResourceContext, 'state'>,
  name: string,
): { region: string; resource: StoredResource } | undefined {
  return resourcesInAllRegions(place.state, BUCKET).find(
    ({ resource }) => resource.physicalId === name,
  );
}

const bucketPolicy: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties, existing) {
    const name = text(properties, 'Bucket') ?? '';
    if (findResource(context, BUCKET, name) === undefined) {
      throw notFound('The specified bucket does not exist');
    }
    if (existing === undefined && findResource(context, BUCKET_POLICY, name) !== undefined) {
      throw alreadyExists(`The bucket policy already exists on bucket ${name}.`);
    }
  },
};

export const s3Rules: RulesByType = { [BUCKET]: bucket, [BUCKET_POLICY]: bucketPolicy };
