import { list, record, records, text } from '../resources/read';
import { findResource, resourcesInAllRegions, resourcesOfType } from '../resources/store';
import type { ServiceContext } from '../service';
import { absoluteName, isInZone } from '../services/route53/record-sets';
import { answer, loadBalancerAddresses } from '../services/route53-dns/answer';
import type { StoredResource } from '../state';

/** Where a host's requests end up. */
export type Location =
  | { readonly kind: 'load-balancer'; readonly region: string; readonly loadBalancerArn: string }
  /** Not in this cloud: the rest of the world, which is well. */
  | { readonly kind: 'elsewhere' }
  /** A name of this cloud's zones that leads nowhere. */
  | { readonly kind: 'nowhere' };

/** Resolves as the world does: by the zone's answer, whatever the health checks make of it now. */
export function locate(context: ServiceContext, host: string): Location {
  const found = answer(context, host, 'A');
  if (found.kind === 'none') {
    const isOurs = resourcesOfType(context, 'AWS::Route53::HostedZone').some((zone) =>
      isInZone(zone, absoluteName(host)),
    );
    return { kind: isOurs ? 'nowhere' : 'elsewhere' };
  }
  const [address] = found.values;
  const balancer = resourcesInAllRegions(
    context.state,
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
  ).find(({ resource }) => addressesOf(resource).some((own) => own === address));
  return balancer === undefined
    ? { kind: 'nowhere' }
    : {
        kind: 'load-balancer',
        region: balancer.region,
        loadBalancerArn: balancer.resource.physicalId,
      };
}

/** The services whose tasks a load balancer sends requests to. */
export function servicesBehind(
  context: ServiceContext,
  loadBalancerArn: string,
): readonly StoredResource[] {
  const targetGroups = new Set(
    resourcesOfType(context, 'AWS::ElasticLoadBalancingV2::Listener')
      .filter(({ properties }) => text(properties, 'LoadBalancerArn') === loadBalancerArn)
      .flatMap(({ properties }) => records(properties, 'DefaultActions'))
      .flatMap((action) => text(action, 'TargetGroupArn') ?? []),
  );
  return resourcesOfType(context, 'AWS::ECS::Service').filter(({ properties }) =>
    records(properties, 'LoadBalancers').some((target) =>
      targetGroups.has(text(target, 'TargetGroupArn') ?? ''),
    ),
  );
}

/** Environment variables of the service's only container. */
export function containerVariables(
  context: ServiceContext,
  service: StoredResource,
): Readonly<Record<string, string>> {
  const definition = findResource(
    context,
    'AWS::ECS::TaskDefinition',
    text(service.properties, 'TaskDefinition') ?? '',
  );
  const [container] = list(definition?.properties ?? {}, 'ContainerDefinitions');
  const variables = records(record({ container }, 'container'), 'Environment');
  return Object.fromEntries(
    variables.map((variable) => [text(variable, 'Name') ?? '', text(variable, 'Value') ?? '']),
  );
}

function addressesOf({ attributes }: StoredResource): readonly string[] {
  return loadBalancerAddresses(String(attributes.DNSName));
}
