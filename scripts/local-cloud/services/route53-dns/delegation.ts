import { resourcesOfType } from '../../resources/store';
import type { ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { absoluteName, recordSetsOf, zoneName } from '../route53/record-sets';

/**
 * Name servers of a name as its parent has them. A zone here was delegated when it was registered,
 * unless its `delegatedTo` says to whom else; none: to nobody.
 */
export function delegatedServers(context: ServiceContext, name: string): readonly string[] {
  const wanted = absoluteName(name);
  const zones = resourcesOfType(context, 'AWS::Route53::HostedZone');
  const zone = zones.find((candidate) => zoneName(candidate) === wanted);
  if (zone !== undefined) {
    return delegatedTo(zone) ?? valuesOf(zone, wanted);
  }
  return zones.flatMap((parent) => valuesOf(parent, wanted));
}

function delegatedTo(zone: StoredResource): readonly string[] | undefined {
  const servers = zone.data?.delegatedTo;
  return Array.isArray(servers) ? servers.map(String) : undefined;
}

function valuesOf(zone: StoredResource, name: string): readonly string[] {
  return recordSetsOf(zone)
    .filter(({ Name, Type }) => Name === name && Type === 'NS')
    .flatMap(({ ResourceRecords = [] }) => ResourceRecords.map(({ Value }) => plain(Value)));
}

const plain = (server: string) => server.toLowerCase().replace(/\.$/, '');
