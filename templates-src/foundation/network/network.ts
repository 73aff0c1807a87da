import type { HandleOf } from '../../cfn/handle';
import type * as ec2 from '../../cfn/resources/ec2.gen';
import type * as kms from '../../cfn/resources/kms.gen';
import type { Template } from '../../cfn/template';
import type { FoundationParameters } from '../parameters';
import type { Tier } from './address-plan';
import { addFlowLog } from './flow-log';
import { addGatewayEndpoints } from './gateway-endpoints';
import { addInterfaceEndpoints } from './interface-endpoints';
import { addNatGateways } from './nat-gateways';
import { addNetworkAcls } from './network-acls';
import { addDataRoutes, addPrivateRoutes, addPublicRoutes } from './routes';
import { addSecurityGroups, type SecurityGroups } from './security-groups';
import { addSubnets, type Subnets } from './subnets';
import { addVpc } from './vpc';

export interface Network {
  readonly vpc: HandleOf<ec2.VPC>;
  readonly subnets: Readonly<Record<Tier, Subnets>>;
  readonly securityGroups: SecurityGroups;
}

/** Three tiers over three zones: public for the load balancer, private for tasks, data for Aurora. */
export function addNetwork(
  template: Template,
  parameters: FoundationParameters,
  key: HandleOf<kms.Key>,
): Network {
  const network = addVpc(template, parameters);
  const { vpc } = network;
  const subnets = {
    public: addSubnets(template, parameters, vpc, 'public'),
    private: addSubnets(template, parameters, vpc, 'private'),
    data: addSubnets(template, parameters, vpc, 'data'),
  };

  const natGateways = addNatGateways(template, parameters, subnets.public, network);
  addPublicRoutes(template, parameters, subnets.public, network);
  const privateRouteTables = addPrivateRoutes(
    template,
    parameters,
    subnets.private,
    network,
    natGateways,
  );
  addDataRoutes(template, parameters, subnets.data, network);
  addNetworkAcls(template, parameters, vpc, subnets);

  const securityGroups = addSecurityGroups(template, parameters, vpc);
  addGatewayEndpoints(template, vpc, privateRouteTables);
  addInterfaceEndpoints(template, parameters, vpc, subnets.private, securityGroups);
  addFlowLog(template, parameters, vpc, key);
  return { vpc, subnets, securityGroups };
}
