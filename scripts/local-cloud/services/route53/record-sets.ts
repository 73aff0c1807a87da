import { serviceData, setServiceData } from '../../resources/service-data';
import type { StoredResource } from '../../state';

/** A resource record set as the Route 53 API has it; names end in a dot. */
export interface ResourceRecordSet {
  readonly Name: string;
  readonly Type: string;
  readonly TTL?: number;
  readonly ResourceRecords?: readonly { readonly Value: string }[];
  readonly AliasTarget?: {
    readonly HostedZoneId: string;
    readonly DNSName: string;
    readonly EvaluateTargetHealth: boolean;
  };
  readonly SetIdentifier?: string;
  readonly Failover?: string;
  readonly HealthCheckId?: string;
  readonly Weight?: number;
  readonly Region?: string;
  readonly MultiValueAnswer?: boolean;
}

/** `Example.com` → `example.com.`, as Route 53 keeps names. */
export function absoluteName(name: string): string {
  const lower = name.toLowerCase();
  return lower.endsWith('.') ? lower : `${lower}.`;
}

export function zoneName(zone: StoredResource): string {
  return absoluteName(String(zone.properties.Name));
}

export function isInZone(zone: StoredResource, name: string): boolean {
  const absolute = absoluteName(name);
  return absolute === zoneName(zone) || absolute.endsWith(`.${zoneName(zone)}`);
}

/** The zone's records in the order that ListResourceRecordSets gives: by reversed labels, then type. */
export function recordSetsOf(zone: StoredResource): readonly ResourceRecordSet[] {
  return serviceData<readonly ResourceRecordSet[]>(zone, 'recordSets', []);
}

export function findRecordSet(
  zone: StoredResource,
  wanted: Pick<ResourceRecordSet, 'Name' | 'Type' | 'SetIdentifier'>,
): ResourceRecordSet | undefined {
  return recordSetsOf(zone).find((recordSet) => isSameRecordSet(recordSet, wanted));
}

export function upsertRecordSet(zone: StoredResource, recordSet: ResourceRecordSet): void {
  const normal = { ...recordSet, Name: absoluteName(recordSet.Name) };
  const others = recordSetsOf(zone).filter((other) => !isSameRecordSet(other, normal));
  setServiceData(zone, 'recordSets', [...others, normal].sort(byZoneOrder));
}

export function removeRecordSet(
  zone: StoredResource,
  wanted: Pick<ResourceRecordSet, 'Name' | 'Type' | 'SetIdentifier'>,
): void {
  setServiceData(
    zone,
    'recordSets',
    recordSetsOf(zone).filter((recordSet) => !isSameRecordSet(recordSet, wanted)),
  );
}

/** A zone can be deleted while it holds only the two records that it began with. */
export function isRequiredRecordSet(zone: StoredResource, recordSet: ResourceRecordSet): boolean {
  return recordSet.Name === zoneName(zone) && ['NS', 'SOA'].includes(recordSet.Type);
}

/** The NS and SOA records that Route 53 puts into a new zone. */
export function initialRecordSets(
  name: string,
  nameServers: readonly string[],
): ResourceRecordSet[] {
  const Name = absoluteName(name);
  return [
    {
      Name,
      Type: 'NS',
      TTL: 172_800,
      ResourceRecords: nameServers.map((server) => ({ Value: `${server}.` })),
    },
    {
      Name,
      Type: 'SOA',
      TTL: 900,
      ResourceRecords: [
        {
          Value: `${nameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`,
        },
      ],
    },
  ];
}

function isSameRecordSet(
  one: Pick<ResourceRecordSet, 'Name' | 'Type' | 'SetIdentifier'>,
  other: Pick<ResourceRecordSet, 'Name' | 'Type' | 'SetIdentifier'>,
): boolean {
  return (
    absoluteName(one.Name) === absoluteName(other.Name) &&
    one.Type === other.Type &&
    one.SetIdentifier === other.SetIdentifier
  );
}

function byZoneOrder(one: ResourceRecordSet, other: ResourceRecordSet): number {
  return sortKey(one) < sortKey(other) ? -1 : 1;
}

function sortKey(recordSet: ResourceRecordSet): string {
  const reversed = recordSet.Name.split('.').reverse().join('.');
  return `${reversed} ${recordSet.Type} ${recordSet.SetIdentifier ?? ''}`;
}
