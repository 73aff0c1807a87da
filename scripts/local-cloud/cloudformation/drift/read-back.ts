import type { StoredResource } from '../../state';
import type { JsonObject } from '../template/json';

/**
 * Types that CloudFormation doesn't compare with anything: a guess from what is not in the table of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import-supported-resources.html
 */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  'AWS::EC2::NetworkAclEntry',
  'AWS::Route53::RecordSet',
  'AWS::SNS::TopicPolicy',
]);

/** Whether drift can be detected on resources of a type. */
export function isDriftSupported(type: string): boolean {
  return !UNSUPPORTED.has(type);
}

/**
 * The properties as the type's read handler gives them back, which is the resource's own, but for
 * what the service keeps elsewhere and what handlers are known not to read.
 */
export function readBack(resource: StoredResource): JsonObject {
  const { type, properties, data } = resource;
  switch (type) {
    case 'AWS::ECS::Service':
      return { ...properties, DesiredCount: data?.desiredCount ?? properties.DesiredCount };
    // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1857
    case 'AWS::RDS::DBCluster':
      return without(properties, 'GlobalClusterIdentifier');
    // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2275
    case 'AWS::RDS::GlobalCluster':
      return without(properties, 'Tags');
    default:
      return properties;
  }
}

function without(properties: JsonObject, name: string): JsonObject {
  const { [name]: _, ...others } = properties;
  return others;
}
