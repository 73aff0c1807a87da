import type { HandleOf } from '../../cfn/handle';
import * as ec2 from '../../cfn/resources/ec2.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import { regionNamesIn, zoneNamesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';
import { type Tier, zones } from './address-plan';
import { idOf, inOrder, type PerZone, perZone, type Subnets } from './subnets';
import type { Vpc } from './vpc';

type RouteTable = HandleOf<ec2.RouteTable>;

const ANYWHERE = '0.0.0.0/0';

/** The public tier, straight to the internet. */
export function addPublicRoutes(
  template: Template,
  parameters: FoundationParameters,
  subnets: Subnets,
  { vpc, internetGateway, attachment }: Vpc,
): void {
  const table = addRouteTable(
    template,
    'PublicRouteTable',
    vpc,
    regionNamesIn(parameters)('publicRouteTable'),
  );
  template.add(
    'PublicDefaultRoute',
    new ec2.Route({
      RouteTableId: table.ref,
      DestinationCidrBlock: ANYWHERE,
      GatewayId: internetGateway.ref,
    }),
    { dependsOn: [attachment] },
  );
  associate(
    template,
    'public',
    subnets,
    perZone(() => table),
  );
}

/** The private tier, out through NAT and never in; a table per zone, so that each has its own gateway. */
export function addPrivateRoutes(
  template: Template,
  parameters: FoundationParameters,
  subnets: Subnets,
  { vpc }: Vpc,
  natGateways: PerZone<Value<string>>,
): RouteTable[] {
  const name = zoneNamesIn(parameters);
  const tables = perZone((zone) => {
    const table = addRouteTable(
      template,
      `PrivateRouteTable${zone}`,
      vpc,
      name('privateRouteTable', zone),
    );
    template.add(
      `PrivateDefaultRoute${zone}`,
      new ec2.Route({
        RouteTableId: table.ref,
        DestinationCidrBlock: ANYWHERE,
        NatGatewayId: natGateways[zone],
      }),
    );
    return table;
  });
  associate(template, 'private', subnets, tables);
  return inOrder(tables);
}

/**
 * The data tier, which reaches the VPC and nothing else. Aurora replicates,
 * backs up and logs over AWS's own network, not over these subnets.
 */
export function addDataRoutes(
  template: Template,
  parameters: FoundationParameters,
  subnets: Subnets,
  { vpc }: Vpc,
): void {
  const name = regionNamesIn(parameters)('dataRouteTable');
  const table = addRouteTable(template, 'DataRouteTable', vpc, name);
  associate(
    template,
    'data',
    subnets,
    perZone(() => table),
  );
}

function addRouteTable(
  template: Template,
  id: string,
  vpc: HandleOf<ec2.VPC>,
  name: Value<string>,
): RouteTable {
  return template.add(
    id,
    new ec2.RouteTable({ VpcId: vpc.ref, Tags: [{ Key: 'Name', Value: name }] }),
  );
}

function associate(
  template: Template,
  tier: Tier,
  subnets: Subnets,
  tables: PerZone<RouteTable>,
): void {
  for (const zone of zones) {
    template.add(
      `${idOf(tier)}RouteTableAssociation${zone}`,
      new ec2.SubnetRouteTableAssociation({
        SubnetId: subnets[zone].ref,
        RouteTableId: tables[zone].ref,
      }),
    );
  }
}
