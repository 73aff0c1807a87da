import type { Properties, ResourceContext } from '../../../resource-model';
import { alreadyExists, invalidRequest } from '../../failures';
import { generatedName } from '../../generated-name';
import { hexId } from '../../identifiers';
import { records, text } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { resourcesOfType } from '../../store';
import { hasReference, isUsed } from './dependents';
import { requireEc2, requireSecurityGroups } from './lookups';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const MAX_NAME_LENGTH = 255;

const RULES_NAMING_A_GROUP = {
  'AWS::EC2::SecurityGroupIngress': ['SourceSecurityGroupId'],
  'AWS::EC2::SecurityGroupEgress': ['DestinationSecurityGroupId'],
  'AWS::EC2::SecurityGroup': ['SecurityGroupIngress', 'SecurityGroupEgress'],
};

const securityGroup: ResourceRules = {
  // A guess.
  seconds: { create: 6, delete: 2 },
  problems(properties) {
    const name = text(properties, 'GroupName') ?? '';
    if (name.startsWith('sg-')) {
      return [
        "#/GroupName: Invalid value for parameter 'GroupName'. Group names may not be in the format sg-*.",
      ];
    }
    return name.length > MAX_NAME_LENGTH
      ? [`#/GroupName: expected maxLength: ${MAX_NAME_LENGTH}, actual: ${name.length}`]
      : [];
  },
  require(context, properties, existing) {
    const vpcId = text(properties, 'VpcId');
    if (vpcId !== undefined) {
      requireEc2(context, 'AWS::EC2::VPC', vpcId);
    }
    requireSecurityGroups(context, groupsNamedIn(properties));
    const name = text(properties, 'GroupName');
    const taken = resourcesOfType(context, 'AWS::EC2::SecurityGroup').some(
      (other) =>
        other.physicalId !== existing?.physicalId &&
        name !== undefined &&
        other.properties.GroupName === name &&
        other.properties.VpcId === vpcId,
    );
    if (taken) {
      throw alreadyExists(`The security group '${name}' already exists for VPC '${vpcId}'`);
    }
  },
  identify(context, properties) {
    const groupId = `sg-${hexId(context.state, 17)}`;
    const vpcId = text(properties, 'VpcId');
    const name =
      text(properties, 'GroupName') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    return {
      physicalId: vpcId === undefined ? name : groupId,
      attributes: { GroupId: groupId, Id: vpcId === undefined ? name : groupId, VpcId: vpcId },
      data: { groupName: name },
    };
  },
  beforeDelete(context, existing) {
    const id = existing.physicalId;
    if (isUsed(context, id) || hasReference(context, RULES_NAMING_A_GROUP, id)) {
      throw invalidRequest(`resource ${id} has a dependent object`);
    }
  },
};

function groupsNamedIn(properties: Properties): string[] {
  return [
    ...records(properties, 'SecurityGroupIngress').map((rule) => rule.SourceSecurityGroupId),
    ...records(properties, 'SecurityGroupEgress').map((rule) => rule.DestinationSecurityGroupId),
  ].flatMap((id) => (typeof id === 'string' ? [id] : []));
}

/** Ingress or egress as a resource of its own. */
function rule(otherGroup: string): ResourceRules {
  return {
    seconds: { create: 2 },
    require(context, properties) {
      const groups = [text(properties, 'GroupId'), text(properties, otherGroup)];
      requireSecurityGroups(
        context,
        groups.flatMap((id) => id ?? []),
      );
    },
    identify(context: ResourceContext) {
      const physicalId = `sgr-${hexId(context.state, 17)}`;
      return { physicalId, attributes: { Id: physicalId } };
    },
  };
}

export const securityGroupRules: RulesByType = {
  'AWS::EC2::SecurityGroup': securityGroup,
  'AWS::EC2::SecurityGroupIngress': rule('SourceSecurityGroupId'),
  'AWS::EC2::SecurityGroupEgress': rule('DestinationSecurityGroupId'),
};
