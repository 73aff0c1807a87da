import { findResource, putResource } from '../../resources/store';
import type { LocalCloudState, StoredResource } from '../../state';
import { absoluteName, initialRecordSets } from './record-sets';

const TYPE = 'AWS::Route53::HostedZone';

/** Four name servers in four top-level domains, as Route 53 delegates to. */
export function nameServersFor(hostedZoneId: string): string[] {
  const number = [...hostedZoneId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return ['com', 'net', 'org', 'co.uk'].map(
    (domain, index) =>
      `ns-${((number + index * 512) % 2048) + 1}.awsdns-${String(number % 64).padStart(2, '0')}.${domain}`,
  );
}

/**
 * Puts a public hosted zone into the cloud that no stack owns, as if the user
 * had registered the domain before: the templates ask for a zone that exists.
 * Does nothing when the zone is there already.
 */
export function seedHostedZone(
  state: LocalCloudState,
  domainName: string,
  hostedZoneId: string,
): StoredResource {
  const place = { state, region: 'aws-global' };
  const existing = findResource(place, TYPE, hostedZoneId);
  if (existing !== undefined) {
    return existing;
  }
  const nameServers = nameServersFor(hostedZoneId);
  return putResource(place, {
    type: TYPE,
    physicalId: hostedZoneId,
    ref: hostedZoneId,
    attributes: { Id: hostedZoneId, NameServers: nameServers },
    properties: { Name: absoluteName(domainName) },
    createdAtMs: 0,
    data: { recordSets: initialRecordSets(domainName, nameServers) },
  });
}

export function findHostedZone(
  state: LocalCloudState,
  hostedZoneId: string,
): StoredResource | undefined {
  const bare = hostedZoneId.replace(/^\/?hostedzone\//, '');
  return findResource({ state, region: 'aws-global' }, TYPE, bare);
}
