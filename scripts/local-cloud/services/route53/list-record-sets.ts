import type {
  ListHostedZonesByNameCommandInput,
  ListResourceRecordSetsCommandInput,
} from '@aws-sdk/client-route-53';
import { resourcesOfType } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { findHostedZone } from './hosted-zones';
import { absoluteName, recordSetsOf, zoneName } from './record-sets';

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html */
const MAX_RECORD_SETS = 300;
const MAX_ZONES = 100;

export function requireHostedZone(context: ServiceContext, id: string | undefined): StoredResource {
  const zone = findHostedZone(context.state, id ?? '');
  if (zone === undefined) {
    throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${id ?? ''}`, 404);
  }
  return zone;
}

export function listResourceRecordSets(
  context: ServiceContext,
  input: ListResourceRecordSetsCommandInput,
): Record<string, unknown> {
  const all = recordSetsOf(requireHostedZone(context, input.HostedZoneId));
  const start = startIndex(all, input);
  const size = Math.min(input.MaxItems ?? MAX_RECORD_SETS, MAX_RECORD_SETS);
  const page = all.slice(start, start + size);
  const next = all[start + size];
  return {
    ResourceRecordSets: page,
    IsTruncated: next !== undefined,
    MaxItems: size,
    ...(next !== undefined && {
      NextRecordName: next.Name,
      NextRecordType: next.Type,
      ...(next.SetIdentifier !== undefined && { NextRecordIdentifier: next.SetIdentifier }),
    }),
  };
}

/** The first record at or after the one named, in the zone's order. */
function startIndex(
  all: ReturnType<typeof recordSetsOf>,
  input: ListResourceRecordSetsCommandInput,
): number {
  if (input.StartRecordName === undefined) {
    return 0;
  }
  const name = absoluteName(input.StartRecordName);
  const index = all.findIndex(
    (recordSet) =>
      recordSet.Name === name &&
      (input.StartRecordType === undefined || recordSet.Type === input.StartRecordType) &&
      (input.StartRecordIdentifier === undefined ||
        recordSet.SetIdentifier === input.StartRecordIdentifier),
  );
  const after = all.findIndex((recordSet) => reversed(recordSet.Name) > reversed(name));
  return index === -1 ? (after === -1 ? all.length : after) : index;
}

export function listHostedZonesByName(
  context: ServiceContext,
  input: ListHostedZonesByNameCommandInput,
): Record<string, unknown> {
  const from = input.DNSName === undefined ? '' : reversed(absoluteName(input.DNSName));
  const zones = resourcesOfType(context, 'AWS::Route53::HostedZone')
    .filter((zone) => reversed(zoneName(zone)) >= from)
    .sort((one, other) => (reversed(zoneName(one)) < reversed(zoneName(other)) ? -1 : 1));
  const size = Math.min(input.MaxItems ?? MAX_ZONES, MAX_ZONES);
  return {
    DNSName: input.DNSName,
    HostedZones: zones.slice(0, size).map(describeHostedZone),
    IsTruncated: zones.length > size,
    MaxItems: size,
  };
}

export function getHostedZone(
  context: ServiceContext,
  input: { readonly Id: string | undefined },
): Record<string, unknown> {
  const zone = requireHostedZone(context, input.Id);
  return {
    HostedZone: describeHostedZone(zone),
    DelegationSet: { NameServers: zone.attributes.NameServers },
  };
}

function describeHostedZone(zone: StoredResource): Record<string, unknown> {
  return {
    Id: `/hostedzone/${zone.physicalId}`,
    Name: zoneName(zone),
    CallerReference: zone.physicalId,
    Config: { PrivateZone: Array.isArray(zone.properties.VPCs) },
    ResourceRecordSetCount: recordSetsOf(zone).length,
  };
}

function reversed(name: string): string {
  return name.split('.').reverse().join('.');
}
