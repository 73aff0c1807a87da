import { propertiesOf, resourcesOfType } from '../../support/resolve';
import { deployed } from './deployed';

const record = (id: string) => propertiesOf(deployed(), id);
const healthCheckId = (id: string) => ({ 'Fn::GetAtt': [id, 'HealthCheckId'] });

describe('regional names', () => {
  it.each([
    ['PrimaryRegionRecord', 'use1.payments.example.com', 'alb-prod-1.us-east-1', 'ZPRIMARYALB'],
    ['DrRegionRecord', 'use2.payments.example.com', 'alb-prod-2.us-east-2', 'ZDRALB'],
  ])(
    '%s leads %s to the load balancer of that region, whatever its health',
    (id, name, balancer, zone) => {
      const properties = record(id);

      expect(properties).toMatchObject({
        HostedZoneId: 'Z0123456789EXAMPLE',
        Name: name,
        Type: 'A',
        AliasTarget: {
          DNSName: `${balancer}.elb.amazonaws.com`,
          HostedZoneId: zone,
          EvaluateTargetHealth: false,
        },
      });
      expect(properties).not.toHaveProperty('Failover');
    },
  );
});

describe('the name clients use', () => {
  it('leads to the home primary while its health check and its load balancer are both good', () => {
    expect(record('ServicePrimaryRecord')).toMatchObject({
      Name: 'payments.example.com',
      Failover: 'PRIMARY',
      HealthCheckId: healthCheckId('PrimaryHealthCheck'),
      AliasTarget: {
        DNSName: 'alb-prod-1.us-east-1.elb.amazonaws.com',
        EvaluateTargetHealth: true,
      },
    });
  });

  it('leads to the DR region otherwise, without a health check that could take it away', () => {
    const properties = record('ServiceSecondaryRecord');

    expect(properties).toMatchObject({
      Name: 'payments.example.com',
      Failover: 'SECONDARY',
      AliasTarget: {
        DNSName: 'alb-prod-2.us-east-2.elb.amazonaws.com',
        EvaluateTargetHealth: true,
      },
    });
    expect(properties).not.toHaveProperty('HealthCheckId');
  });

  it('has no TTL, which Route 53 refuses beside an alias', () => {
    const aliases = [...resourcesOfType(deployed(), 'AWS::Route53::RecordSet').values()].filter(
      (properties) => 'AliasTarget' in properties,
    );

    expect(aliases).toHaveLength(4);
    expect(aliases.filter((properties) => 'TTL' in properties)).toEqual([]);
  });
});

describe('the verdict record', () => {
  it('says "healthy" while the home primary accepts writes, and "unhealthy" otherwise', () => {
    const healthy = record('VerdictHealthyRecord');
    const unhealthy = record('VerdictUnhealthyRecord');

    expect(healthy).toMatchObject({
      Name: 'verdict.payments.example.com',
      Type: 'TXT',
      Failover: 'PRIMARY',
      HealthCheckId: healthCheckId('WriterHealthCheck'),
      ResourceRecords: ['"healthy"'],
    });
    expect(unhealthy).toMatchObject({
      Name: 'verdict.payments.example.com',
      Type: 'TXT',
      Failover: 'SECONDARY',
      ResourceRecords: ['"unhealthy"'],
    });
    expect(unhealthy).not.toHaveProperty('HealthCheckId');
  });

  it('stays in caches no longer than the interval of the checks', () => {
    const { HealthCheckConfig } = record('WriterHealthCheck');

    expect(HealthCheckConfig).toMatchObject({ RequestInterval: 10 });
    expect(record('VerdictHealthyRecord')).toMatchObject({ TTL: '10' });
    expect(record('VerdictUnhealthyRecord')).toMatchObject({ TTL: '10' });
  });
});

describe('failover pairs', () => {
  it('differ in their identifiers, or Route 53 would take one for a change of the other', () => {
    const pairs = [...resourcesOfType(deployed(), 'AWS::Route53::RecordSet').values()]
      .filter((properties) => 'Failover' in properties)
      .map(({ Name, Type, SetIdentifier }) => `${Name} ${Type} ${SetIdentifier}`);

    expect(pairs).toHaveLength(4);
    expect(new Set(pairs).size).toBe(4);
  });
});
