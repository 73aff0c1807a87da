import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { seedHostedZone } from '../../../../scripts/local-cloud/services';
import { TestServices } from './test-services';

const HostedZoneId = 'Z0123456789EXAMPLE';
const RECORD: ResourceRecordSet = {
  Name: 'verdict.payments.example.com',
  Type: 'TXT',
  TTL: 10,
  ResourceRecords: [{ Value: '"healthy"' }],
};

function zoneClient(): Route53Client {
  const services = new TestServices();
  seedHostedZone(services.region.state, 'payments.example.com', HostedZoneId);
  return services.client(Route53Client);
}

function change(
  client: Route53Client,
  ...changes: ['CREATE' | 'UPSERT' | 'DELETE', ResourceRecordSet][]
) {
  return client.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId,
      ChangeBatch: {
        Changes: changes.map(([Action, record]) => ({ Action, ResourceRecordSet: record })),
      },
    }),
  );
}

async function names(client: Route53Client): Promise<(string | undefined)[]> {
  const { ResourceRecordSets } = await client.send(
    new ListResourceRecordSetsCommand({ HostedZoneId }),
  );
  return (ResourceRecordSets ?? []).map(({ Name, Type }) => `${Name} ${Type}`);
}

describe('Route 53 of the local cloud', () => {
  it('finds a zone by its name', async () => {
    const client = zoneClient();

    const { HostedZones } = await client.send(
      new ListHostedZonesByNameCommand({ DNSName: 'payments.example.com', MaxItems: 1 }),
    );

    expect(HostedZones).toEqual([
      expect.objectContaining({
        Id: `/hostedzone/${HostedZoneId}`,
        Name: 'payments.example.com.',
        ResourceRecordSetCount: 2,
      }),
    ]);
  });

  it('creates, changes and deletes a record', async () => {
    const client = zoneClient();

    await change(client, ['CREATE', RECORD]);
    await change(client, ['UPSERT', { ...RECORD, TTL: 20 }]);
    const between = await names(client);
    await change(client, ['DELETE', { ...RECORD, TTL: 20 }]);

    expect(between).toContain('verdict.payments.example.com. TXT');
    expect(await names(client)).toHaveLength(2);
  });

  it.each([
    ['a record that exists', 'CREATE', RECORD, /but it already exists\]$/],
    [
      'the deletion of other values',
      'DELETE',
      { ...RECORD, TTL: 99 },
      /but the values provided do not match the current values\]$/,
    ],
    [
      'the deletion of what is not there',
      'DELETE',
      { ...RECORD, Type: 'A' },
      /but it was not found\]$/,
    ],
    [
      'a name outside the zone',
      'UPSERT',
      { ...RECORD, Name: 'example.org' },
      /is not permitted in zone/,
    ],
  ] as const)('refuses %s', async (_case, action, record, message) => {
    const client = zoneClient();
    await change(client, ['CREATE', RECORD]);

    const attempt = change(client, [action, record]);

    await expect(attempt).rejects.toMatchObject({ name: 'InvalidChangeBatch' });
    await expect(attempt).rejects.toThrow(message);
  });

  it('makes all changes of a batch or none', async () => {
    const client = zoneClient();

    const attempt = change(
      client,
      ['CREATE', RECORD],
      ['DELETE', { ...RECORD, Name: 'none.payments.example.com' }],
    );

    await expect(attempt).rejects.toThrow(/it was not found/);
    expect(await names(client)).toHaveLength(2);
  });

  it('lists from a record on, page by page', async () => {
    const client = zoneClient();
    await change(client, ['CREATE', RECORD]);

    const first = await client.send(
      new ListResourceRecordSetsCommand({ HostedZoneId, MaxItems: 2 }),
    );
    const second = await client.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId,
        StartRecordName: first.NextRecordName,
        StartRecordType: first.NextRecordType,
      }),
    );

    expect(first.IsTruncated).toBe(true);
    expect(second.ResourceRecordSets?.map(({ Type }) => Type)).toEqual(['TXT']);
    expect(second.IsTruncated).toBe(false);
  });

  it('knows a zone by its id only', async () => {
    const client = zoneClient();

    const list = client.send(new ListResourceRecordSetsCommand({ HostedZoneId: 'ZNONE' }));

    await expect(list).rejects.toMatchObject({ name: 'NoSuchHostedZone' });
  });
});
