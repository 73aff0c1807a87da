import { arn } from '../../arn';
import { alreadyExists, invalidRequest, resourceConflict } from '../../failures';
import { generatedName } from '../../generated-name';
import { hexId } from '../../identifiers';
import { text } from '../../read';
import type { ResourceRules } from '../../resource-rules';
import { findResource, type Place, resourcesOfType } from '../../store';
import { hasReference } from '../ec2/dependents';
import { MAX_NAME_LENGTH, nameProblems } from './names';

const TYPE = 'AWS::ElasticLoadBalancingV2::TargetGroup';

const LISTENERS = {
  'AWS::ElasticLoadBalancingV2::Listener': ['DefaultActions'],
  'AWS::ElasticLoadBalancingV2::ListenerRule': ['Actions'],
};

export const targetGroup: ResourceRules = {
  // A guess.
  seconds: { create: 16, update: 5, delete: 2 },
  problems: (properties) => nameProblems(properties, 'Target group'),
  require(context, properties, existing) {
    const name = text(properties, 'Name');
    const taken = resourcesOfType(context, TYPE).some(
      (other) =>
        other.physicalId !== existing?.physicalId && other.attributes.TargetGroupName === name,
    );
    if (taken) {
      throw alreadyExists(
        `A target group with the same name '${name}' exists, but with different settings`,
      );
    }
    const vpcId = text(properties, 'VpcId');
    if (vpcId !== undefined && findResource(context, 'AWS::EC2::VPC', vpcId) === undefined) {
      throw invalidRequest(`The VPC ID '${vpcId}' is not found`);
    }
  },
  identify(context, properties) {
    const name = text(properties, 'Name') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const fullName = `targetgroup/${name}/${hexId(context.state, 16)}`;
    const targetGroupArn = arn(context, 'elasticloadbalancing', fullName);
    return {
      physicalId: targetGroupArn,
      attributes: {
        TargetGroupArn: targetGroupArn,
        TargetGroupName: name,
        TargetGroupFullName: fullName,
        LoadBalancerArns: [],
      },
    };
  },
  beforeDelete(context, existing) {
    if (isAttached(context, existing.physicalId)) {
      throw resourceConflict(
        `Target group '${existing.physicalId}' is currently in use by a listener or a rule`,
      );
    }
  },
};

/** Whether a listener or a rule sends requests to it, which is what associates it with a load balancer. */
export function isAttached(place: Place, targetGroupArn: string): boolean {
  return hasReference(place, LISTENERS, targetGroupArn);
}
