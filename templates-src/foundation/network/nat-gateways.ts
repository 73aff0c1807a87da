import { type Condition, equals, ifElse } from '../../cfn/conditions';
import type { HandleOf } from '../../cfn/handle';
import * as ec2 from '../../cfn/resources/ec2.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import { zoneNamesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';
import type { Zone } from './address-plan';
import { type PerZone, perZone, type Subnets } from './subnets';
import type { Vpc } from './vpc';

/**
 * The way out for each zone's private subnet: its own gateway, or the first zone's
 * where one gateway has to do for all.
 */
export function addNatGateways(
  template: Template,
  parameters: FoundationParameters,
  publicSubnets: Subnets,
  { attachment }: Vpc,
): PerZone<Value<string>> {
  const oneEach = template.condition(
    'HasNatGatewayPerZone',
    equals(parameters.NatGateways, 'per-zone'),
  );
  const name = zoneNamesIn(parameters);

  const addGateway = (zone: Zone, when?: Condition): HandleOf<ec2.NatGateway> => {
    const options = { dependsOn: [attachment], ...(when && { when }) };
    const address = template.add(
      `NatAddress${zone}`,
      new ec2.EIP({ Domain: 'vpc', Tags: [{ Key: 'Name', Value: name('natAddress', zone) }] }),
      options,
    );
    return template.add(
      `NatGateway${zone}`,
      new ec2.NatGateway({
        SubnetId: publicSubnets[zone].ref,
        AllocationId: address.att('AllocationId'),
        Tags: [{ Key: 'Name', Value: name('natGateway', zone) }],
      }),
      options,
    );
  };

  const first = addGateway(1);
  return perZone((zone) =>
    zone === 1 ? first.ref : ifElse<string>(oneEach, addGateway(zone, oneEach).ref, first.ref),
  );
}
