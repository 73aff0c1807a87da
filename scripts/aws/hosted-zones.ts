import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsResponse,
  type ResourceRecordSet,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import type { HostedZones } from '../engine/ports';
import { calling } from './errors';

/** Route 53 hosted zones, through the SDK. */
export function createHostedZones(client: Route53Client, region: string): HostedZones {
  return {
    removeValidationRecords: async (HostedZoneId, domainName) => {
      const records = await calling({ action: 'route53:ListResourceRecordSets', region }, () =>
        validationRecords(client, HostedZoneId, domainName),
      );
      if (records.length > 0) {
        await calling({ action: 'route53:ChangeResourceRecordSets', region }, () =>
          client.send(
            new ChangeResourceRecordSetsCommand({
              HostedZoneId,
              ChangeBatch: {
                Changes: records.map((record) => ({ Action: 'DELETE', ResourceRecordSet: record })),
              },
            }),
          ),
        );
      }
      return records.flatMap(({ Name }) => Name ?? []);
    },
  };
}

async function validationRecords(client: Route53Client, HostedZoneId: string, domainName: string) {
  const records: ResourceRecordSet[] = [];
  let page: ListResourceRecordSetsResponse | undefined;
  do {
    page = await client.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId,
        StartRecordName: page?.NextRecordName,
        StartRecordType: page?.NextRecordType,
        StartRecordIdentifier: page?.NextRecordIdentifier,
      }),
    );
    records.push(
      ...(page.ResourceRecordSets ?? []).filter((record) => isValidationRecord(record, domainName)),
    );
  } while (page.IsTruncated);
  return records;
}

/**
 * `_x1.payments.example.com. CNAME _x2.….acm-validations.aws.`, for the domain
 * and names below it:
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export function isValidationRecord(record: ResourceRecordSet, domainName: string): boolean {
  const name = record.Name?.replace(/\.$/, '') ?? '';
  const isOfDomain = name.startsWith('_') && name.endsWith(`.${domainName}`);
  const target = record.ResourceRecords?.[0]?.Value?.replace(/\.$/, '') ?? '';
  return record.Type === 'CNAME' && isOfDomain && target.endsWith('.acm-validations.aws');
}
