import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsResponse,
  type ResourceRecordSet,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import type { HostedZones, ValidationRecord } from '../engine/ports';
import type { Call } from './errors';

/** Route 53 hosted zones, through the SDK. */
export function createHostedZones(client: Route53Client, call: Call): HostedZones {
  return {
    validationRecords: (hostedZoneId, domainName) =>
      call('route53:ListResourceRecordSets', async () => {
        const records = await recordSets(client, hostedZoneId);
        return records.flatMap((record) => validationRecord(record, domainName) ?? []);
      }),
    remove: async (HostedZoneId, records) => {
      const Changes = records.map((record) => ({
        Action: 'DELETE' as const,
        ResourceRecordSet: recordSet(record),
      }));
      await call('route53:ChangeResourceRecordSets', () =>
        client.send(
          new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }),
        ),
      );
    },
  };
}

async function recordSets(
  client: Route53Client,
  HostedZoneId: string,
): Promise<ResourceRecordSet[]> {
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
    records.push(...(page.ResourceRecordSets ?? []));
  } while (page.IsTruncated);
  return records;
}

/**
 * `_x1.payments.example.com. CNAME _x2.….acm-validations.aws.`, for this domain
 * alone: a name below it, as another environment may have, has a record of its own.
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export function validationRecord(
  record: ResourceRecordSet,
  domainName: string,
): ValidationRecord | undefined {
  const name = withoutLastDot(record.Name ?? '').toLowerCase();
  const [token = '', ...domain] = name.split('.');
  const value = record.ResourceRecords?.[0]?.Value ?? '';
  const isOfDomain = token.startsWith('_') && domain.join('.') === domainName;
  const isValidation = withoutLastDot(value).endsWith('.acm-validations.aws');
  return record.Type === 'CNAME' && isOfDomain && isValidation
    ? { name, value, ttlSeconds: record.TTL ?? 0 }
    : undefined;
}

function recordSet({ name, value, ttlSeconds }: ValidationRecord): ResourceRecordSet {
  return { Name: name, Type: 'CNAME', TTL: ttlSeconds, ResourceRecords: [{ Value: value }] };
}

function withoutLastDot(name: string): string {
  return name.replace(/\.$/, '');
}
