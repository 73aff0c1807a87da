import { seedHostedZone } from '../../../../scripts/local-cloud/services';
import { recordSetsOf } from '../../../../scripts/local-cloud/services/route53/record-sets';
import type { StoredResource } from '../../../../scripts/local-cloud/state';
import { TestRegion } from './test-region';

const ZONE_ID = 'Z0123456789EXAMPLE';
const DOMAIN = 'payments.example.com';

function regionWithZone(): { region: TestRegion; zone: StoredResource } {
  const region = new TestRegion();
  return { region, zone: seedHostedZone(region.state, DOMAIN, ZONE_ID) };
}

function failoverRecord(role: string, dnsName: string): Record<string, unknown> {
  return {
    HostedZoneId: ZONE_ID,
    Name: DOMAIN,
    Type: 'A',
    SetIdentifier: role,
    Failover: role,
    AliasTarget: {
      DNSName: dnsName,
      HostedZoneId: 'Z35SXDOTRQ7X7K',
      EvaluateTargetHealth: true,
    },
  };
}

describe('a hosted zone that was there before', () => {
  it('holds its name servers and its authority', () => {
    const { zone } = regionWithZone();

    expect(recordSetsOf(zone).map(({ Name, Type }) => [Name, Type])).toEqual([
      [`${DOMAIN}.`, 'NS'],
      [`${DOMAIN}.`, 'SOA'],
    ]);
  });

  it('is seeded once', () => {
    const { region, zone } = regionWithZone();

    expect(seedHostedZone(region.state, DOMAIN, ZONE_ID)).toBe(zone);
  });
});

describe('a record set', () => {
  it('is in the zone until its resource is deleted', () => {
    const { region, zone } = regionWithZone();
    const target = 'alb-test-1.us-east-1.elb.amazonaws.com';

    const record = region.create('AWS::Route53::RecordSet', failoverRecord('PRIMARY', target));

    expect(record.ref).toBe(DOMAIN);
    expect(recordSetsOf(zone)).toContainEqual({
      Name: `${DOMAIN}.`,
      Type: 'A',
      SetIdentifier: 'PRIMARY',
      Failover: 'PRIMARY',
      AliasTarget: {
        DNSName: `${target}.`,
        HostedZoneId: 'Z35SXDOTRQ7X7K',
        EvaluateTargetHealth: true,
      },
    });

    region.delete(record);

    expect(recordSetsOf(zone)).toHaveLength(2);
  });

  it('shares its name with the other half of a failover pair', () => {
    const { region, zone } = regionWithZone();
    const target = 'alb-test-1.us-east-1.elb.amazonaws.com';

    const pair = ['PRIMARY', 'SECONDARY'].map((role) =>
      region.create('AWS::Route53::RecordSet', failoverRecord(role, target)),
    );

    expect(new Set(pair.map((record) => record.physicalId)).size).toBe(2);
    expect(recordSetsOf(zone)).toHaveLength(4);
  });

  it.each([
    [
      'an alias with the zone of another region',
      failoverRecord('PRIMARY', 'alb-test-1.us-east-2.elb.amazonaws.com'),
      /but the alias target name does not lie within the target zone\]$/,
    ],
    [
      'a name outside the zone',
      {
        HostedZoneId: ZONE_ID,
        Name: 'example.org',
        Type: 'TXT',
        TTL: 60,
        ResourceRecords: ['"x"'],
      },
      '[RRSet with DNS name example.org. is not permitted in zone payments.example.com.]',
    ],
    [
      'a zone that is not there',
      { HostedZoneId: 'ZNONE', Name: DOMAIN, Type: 'TXT', TTL: 60, ResourceRecords: ['"x"'] },
      'No hosted zone found with ID: ZNONE',
    ],
    [
      'a health check that is not there',
      {
        HostedZoneId: ZONE_ID,
        Name: DOMAIN,
        Type: 'TXT',
        TTL: 60,
        ResourceRecords: ['"x"'],
        HealthCheckId: 'none',
      },
      'A health check with id none does not exist.',
    ],
  ])('is refused for %s', (_case, properties, message) => {
    const { region } = regionWithZone();

    const create = (): unknown => region.create('AWS::Route53::RecordSet', properties);

    expect(create).toThrow(message);
  });

  it('is refused where one like it exists', () => {
    const { region } = regionWithZone();
    const properties = {
      HostedZoneId: ZONE_ID,
      Name: `verdict.${DOMAIN}`,
      Type: 'TXT',
      TTL: 10,
      ResourceRecords: ['"healthy"'],
    };
    region.create('AWS::Route53::RecordSet', properties);

    const create = (): unknown => region.create('AWS::Route53::RecordSet', properties);

    expect(create).toThrow(
      `[Tried to create resource record set [name='verdict.${DOMAIN}.', type='TXT'] but it already exists]`,
    );
  });
});

describe('a certificate', () => {
  const certificate = {
    DomainName: DOMAIN,
    SubjectAlternativeNames: [`*.${DOMAIN}`],
    ValidationMethod: 'DNS',
    DomainValidationOptions: [{ DomainName: DOMAIN, HostedZoneId: ZONE_ID }],
  };

  it('shares its validation record with other regions, and leaves it behind', () => {
    const { region, zone } = regionWithZone();

    const here = region.create('AWS::CertificateManager::Certificate', certificate);
    const there = region
      .peer('us-east-2')
      .create('AWS::CertificateManager::Certificate', certificate);
    region.delete(here);
    region.peer('us-east-2').delete(there);

    const validation = recordSetsOf(zone).filter(({ Type }) => Type === 'CNAME');
    expect(validation).toEqual([
      expect.objectContaining({
        Name: expect.stringMatching(/^_[0-9a-f]{32}\.payments\.example\.com\.$/),
        ResourceRecords: [
          { Value: expect.stringMatching(/^_[0-9a-f]{32}\.acm-validations\.aws\.$/) },
        ],
      }),
    ]);
    expect(() => region.delete(zone)).toThrow(
      'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
    );
  });

  it('does not come about where no zone can prove the domain', () => {
    const { region } = regionWithZone();

    const create = (): unknown =>
      region.create('AWS::CertificateManager::Certificate', {
        ...certificate,
        DomainValidationOptions: [],
      });

    expect(create).toThrow(/DomainValidationOptions gives it no HostedZoneId/);
  });
});

describe('a health check on an alarm', () => {
  it('needs the alarm, in whatever region', () => {
    const region = new TestRegion();
    const check = (name: string): unknown =>
      region.create('AWS::Route53::HealthCheck', {
        HealthCheckConfig: {
          Type: 'CLOUDWATCH_METRIC',
          AlarmIdentifier: { Name: name, Region: 'us-east-2' },
        },
      });
    region.peer('us-east-2').create('AWS::CloudWatch::Alarm', {
      AlarmName: 'latch-test',
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
    });

    expect(check('latch-test')).toHaveProperty('type', 'AWS::Route53::HealthCheck');
    expect(() => check('none')).toThrow(
      'The CloudWatch alarm none does not exist in region us-east-2.',
    );
  });
});
