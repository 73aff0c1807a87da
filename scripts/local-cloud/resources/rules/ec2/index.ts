import type { RulesByType } from '../../resource-rules';
import { natGatewayRules } from './nat-gateway';
import { networkAclRules } from './network-acl';
import { routingRules } from './routing';
import { securityGroupRules } from './security-group';
import { subnetRules } from './subnet';
import { vpcRules } from './vpc';
import { vpcEndpointRules } from './vpc-endpoint';

export const ec2Rules: RulesByType = {
  ...vpcRules,
  ...subnetRules,
  ...routingRules,
  ...networkAclRules,
  ...natGatewayRules,
  ...securityGroupRules,
  ...vpcEndpointRules,
};
