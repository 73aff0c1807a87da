import {
  GetHostedZoneCommand,
  ListResourceRecordSetsCommand,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import type { HostedZoneFacts, ZoneRecord } from '../../engine/doctor/ports';
import type { Call } from '../errors';
import { plainName } from './plain-name';

export function readHostedZone(
  client: Route53Client,
  call: Call,
  id: string,
): Promise<HostedZoneFacts | undefined> {
  return call('route53:GetHostedZone', async () => {
    try {
      const { HostedZone, DelegationSet } = await client.send(new GetHostedZoneCommand({ Id: id }));
      return {
        name: plainName(HostedZone?.Name),
        isPrivate: HostedZone?.Config?.PrivateZone ?? false,
        nameServers: (DelegationSet?.NameServers ?? []).map(plainName),
      };
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchHostedZone') {
        return undefined;
      }
      throw error;
    }
  });
}

/** Asks for each name apart: a zone may hold ten thousand records. */
export async function readRecords(
  client: Route53Client,
  call: Call,
  zoneId: string,
  names: ReadonlySet<string>,
): Promise<readonly ZoneRecord[]> {
  const found = await Promise.all(
    [...names].map((name) =>
      call('route53:ListResourceRecordSets', async () => {
        const { ResourceRecordSets = [] } = await client.send(
          new ListResourceRecordSetsCommand({ HostedZoneId: zoneId, StartRecordName: name }),
        );
        return ResourceRecordSets.map(({ Name, Type, SetIdentifier }) => ({
          name: plainName(Name),
          type: Type ?? '',
          setIdentifier: SetIdentifier,
        })).filter((record) => record.name === name);
      }),
    ),
  );
  return found.flat();
}
