import type { Properties, ResourceContext } from '../../../resource-model';
import { storeObject } from '../../../services/s3/object-versions';
import type { StoredResource } from '../../../state';
import { arn } from '../../arn';
import { alreadyExists, invalidRequest } from '../../failures';
import { generatedName } from '../../generated-name';
import { hexId } from '../../identifiers';
import { record, records, text, texts } from '../../read';
import type { ResourceRules } from '../../resource-rules';
import { findResource, resourcesOfType } from '../../store';
import { requireSecurityGroups, requireSubnets, zoneCount } from '../ec2/lookups';
import { loadBalancerZoneId } from '../load-balancer-zones';
import { MAX_NAME_LENGTH, nameProblems } from './names';

const TYPE = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

export const loadBalancer: ResourceRules = {
  // Two to four minutes until active; guesses.
  seconds: { create: 180, update: 20, delete: 20 },
  problems(properties) {
    const isReserved = text(properties, 'Name')?.startsWith('internal-') ?? false;
    return isReserved
      ? ["#/Name: Load balancer name cannot begin with 'internal-'"]
      : nameProblems(properties, 'Load balancer');
  },
  require(context, properties, existing) {
    const name = text(properties, 'Name');
    const taken = resourcesOfType(context, TYPE).some(
      (other) =>
        other.physicalId !== existing?.physicalId && other.attributes.LoadBalancerName === name,
    );
    if (taken) {
      throw alreadyExists(
        `A load balancer with the same name '${name}' exists, but with different settings`,
      );
    }
    requireZones(context, properties);
    requireSecurityGroups(context, texts(properties, 'SecurityGroups'));
    requireLogBucket(context, properties);
  },
  identify(context, properties) {
    const name = text(properties, 'Name') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const fullName = `app/${name}/${hexId(context.state, 16)}`;
    const loadBalancerArn = arn(context, 'elasticloadbalancing', `loadbalancer/${fullName}`);
    const prefix = text(properties, 'Scheme') === 'internal' ? 'internal-' : '';
    const digits = Number.parseInt(hexId(context.state, 8), 16);
    return {
      physicalId: loadBalancerArn,
      attributes: {
        LoadBalancerArn: loadBalancerArn,
        LoadBalancerName: name,
        LoadBalancerFullName: fullName,
        DNSName: `${prefix}${name}-${digits}.${context.region}.elb.amazonaws.com`,
        CanonicalHostedZoneID: loadBalancerZoneId(context.region),
        SecurityGroups: texts(properties, 'SecurityGroups'),
      },
    };
  },
  created: writeTestFile,
  updated(context, before, after) {
    if (logBucketName(before.properties) !== logBucketName(after.properties)) {
      writeTestFile(context, after);
    }
  },
  beforeDelete(_context, existing) {
    if (attribute(existing.properties, 'deletion_protection.enabled') === 'true') {
      throw invalidRequest(
        `Load balancer '${existing.physicalId}' cannot be deleted because deletion protection is enabled`,
      );
    }
  },
};

function requireZones(context: ResourceContext, properties: Properties): void {
  const subnets = requireSubnets(context, properties, 'Subnets');
  if (subnets.length === 0) {
    return;
  }
  if (zoneCount(subnets) < 2) {
    throw invalidRequest(
      'At least two subnets in two different Availability Zones must be specified',
    );
  }
  if (zoneCount(subnets) < subnets.length) {
    throw invalidRequest(
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html */
function requireLogBucket(context: ResourceContext, properties: Properties): void {
  const name = logBucketName(properties);
  if (name === undefined) {
    return;
  }
  const bucket = findResource(context, 'AWS::S3::Bucket', name);
  const hasPolicy = findResource(context, 'AWS::S3::BucketPolicy', name) !== undefined;
  if (bucket === undefined || !hasPolicy || isEncryptedWithKms(bucket)) {
    throw invalidRequest(`Access Denied for bucket: ${name}. Please check S3bucket permission`);
  }
}

/** Access logs go only to buckets with S3's own keys. */
function isEncryptedWithKms(bucket: StoredResource): boolean {
  const rules = records(
    record(bucket.properties, 'BucketEncryption'),
    'ServerSideEncryptionConfiguration',
  );
  return rules.some((rule) =>
    (text(record(rule, 'ServerSideEncryptionByDefault'), 'SSEAlgorithm') ?? '').startsWith(
      'aws:kms',
    ),
  );
}

/** Turning access logs on leaves a file behind, so that the bucket is never empty again by itself. */
function writeTestFile(context: ResourceContext, resource: StoredResource): void {
  const name = logBucketName(resource.properties);
  const bucket = name === undefined ? undefined : findResource(context, 'AWS::S3::Bucket', name);
  if (bucket === undefined) {
    return;
  }
  const prefix = attribute(resource.properties, 'access_logs.s3.prefix');
  const folder = prefix === undefined || prefix === '' ? '' : `${prefix}/`;
  const body = `Enable AccessLog for ELB: ${String(resource.attributes.LoadBalancerName)} at ${new Date(context.nowMs).toISOString()}`;
  storeObject(context, bucket, {
    key: `${folder}AWSLogs/${context.state.accountId}/ELBAccessLogTestFile`,
    content: new TextEncoder().encode(body),
    body: { text: body },
  });
}

function logBucketName(properties: Properties): string | undefined {
  return attribute(properties, 'access_logs.s3.enabled') === 'true'
    ? attribute(properties, 'access_logs.s3.bucket')
    : undefined;
}

function attribute(properties: Properties, key: string): string | undefined {
  const found = records(properties, 'LoadBalancerAttributes').find(
    (candidate) => text(candidate, 'Key') === key,
  );
  return found === undefined ? undefined : text(found, 'Value');
}
