import type { TemplateDocument } from '../../../../templates-src/cfn/document';
import { resourcesOfType } from '../../../support/resolve';
import { deployed } from '../fixture';

const ANYWHERE = '0.0.0.0/0';

/** Target of a subnet's default route; undefined where there is none. */
function wayOut(region: TemplateDocument, subnet: string): unknown {
  const table = [...resourcesOfType(region, 'AWS::EC2::SubnetRouteTableAssociation').values()].find(
    ({ SubnetId }) => JSON.stringify(SubnetId) === JSON.stringify({ Ref: subnet }),
  )?.RouteTableId;
  expect(table).toBeDefined();
  const route = [...resourcesOfType(region, 'AWS::EC2::Route').values()].find(
    ({ RouteTableId, DestinationCidrBlock }) =>
      JSON.stringify(RouteTableId) === JSON.stringify(table) && DestinationCidrBlock === ANYWHERE,
  );
  return route?.GatewayId ?? route?.NatGatewayId;
}

const zones = [1, 2, 3] as const;

test('public subnets go straight to the internet', () => {
  const region = deployed();

  const ways = zones.map((zone) => wayOut(region, `PublicSubnet${zone}`));

  expect(ways).toEqual(zones.map(() => ({ Ref: 'InternetGateway' })));
});

test('data subnets have no way to the internet', () => {
  const region = deployed();

  const ways = zones.map((zone) => wayOut(region, `DataSubnet${zone}`));

  expect(ways).toEqual([undefined, undefined, undefined]);
});

test('with a NAT gateway per zone, each private subnet uses the one of its zone', () => {
  const region = deployed({ choices: { natGateways: 'per-zone' } });

  const ways = zones.map((zone) => wayOut(region, `PrivateSubnet${zone}`));

  expect(ways).toEqual(zones.map((zone) => ({ Ref: `NatGateway${zone}` })));
  for (const zone of zones) {
    expect(resourcesOfType(region, 'AWS::EC2::NatGateway').get(`NatGateway${zone}`)).toMatchObject({
      SubnetId: { Ref: `PublicSubnet${zone}` },
    });
  }
});

test('with a single NAT gateway, every private subnet uses it and nothing else is paid for', () => {
  const region = deployed({ choices: { natGateways: 'single' } });

  const ways = zones.map((zone) => wayOut(region, `PrivateSubnet${zone}`));

  expect(ways).toEqual(zones.map(() => ({ Ref: 'NatGateway1' })));
  expect([...resourcesOfType(region, 'AWS::EC2::NatGateway').keys()]).toEqual(['NatGateway1']);
  expect([...resourcesOfType(region, 'AWS::EC2::EIP').keys()]).toEqual(['NatAddress1']);
});

test('public addresses and the default route wait for the internet gateway', () => {
  const region = deployed();

  const waiting = ['PublicDefaultRoute', 'NatAddress1', 'NatGateway3'].map(
    (id) => region.Resources[id]?.DependsOn,
  );

  expect(waiting).toEqual(waiting.map(() => ['InternetGatewayAttachment']));
});
