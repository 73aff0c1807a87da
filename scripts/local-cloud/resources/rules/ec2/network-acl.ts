import { alreadyExists } from '../../failures';
import { hexId } from '../../identifiers';
import { flag, text } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { resourcesOfType } from '../../store';
import { blockedBy } from './dependents';
import { requireEc2 } from './lookups';

const networkAcl: ResourceRules = {
  // A guess.
  seconds: { create: 2 },
  require(context, properties) {
    requireEc2(context, 'AWS::EC2::VPC', text(properties, 'VpcId'));
  },
  identify(context) {
    const physicalId = `acl-${hexId(context.state, 17)}`;
    return { physicalId, attributes: { Id: physicalId } };
  },
  beforeDelete: blockedBy(
    { 'AWS::EC2::SubnetNetworkAclAssociation': ['NetworkAclId'] },
    (id) => `The network acl '${id}' has dependencies and cannot be deleted.`,
  ),
};

const networkAclEntry: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties, existing) {
    const acl = requireEc2(context, 'AWS::EC2::NetworkAcl', text(properties, 'NetworkAclId'));
    const number = text(properties, 'RuleNumber');
    const taken = resourcesOfType(context, 'AWS::EC2::NetworkAclEntry').some(
      (other) =>
        other.physicalId !== existing?.physicalId &&
        other.properties.NetworkAclId === acl.physicalId &&
        text(other.properties, 'RuleNumber') === number &&
        flag(other.properties, 'Egress') === flag(properties, 'Egress'),
    );
    if (taken) {
      throw alreadyExists(`The network acl entry identified by ${number} already exists.`);
    }
  },
  identify(context) {
    // The id's format is not published; the template reference says only "the ID of the network ACL entry".
    const physicalId = `${context.stackName}-${context.logicalId}-${hexId(context.state, 12)}`;
    return { physicalId, attributes: { Id: physicalId } };
  },
};

export const networkAclRules: RulesByType = {
  'AWS::EC2::NetworkAcl': networkAcl,
  'AWS::EC2::NetworkAclEntry': networkAclEntry,
};
