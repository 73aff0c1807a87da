import { propertiesOf, resourcesOfType } from '../../support/resolve';
import { deployed } from './deployed';

function config(id: string): Readonly<Record<string, unknown>> {
  return propertiesOf(deployed(), id).HealthCheckConfig as Readonly<Record<string, unknown>>;
}

describe.each([
  ['ReadyHealthCheck', '/health/ready'],
  ['WriterHealthCheck', '/health/writer'],
])('%s', (id, path) => {
  it(`asks the home primary for ${path} over HTTPS, by its own name and certificate`, () => {
    expect(config(id)).toMatchObject({
      Type: 'HTTPS',
      FullyQualifiedDomainName: 'use1.payments.example.com',
      Port: 443,
      ResourcePath: path,
      EnableSNI: true,
    });
  });

  it('notices a dead region within half a minute', () => {
    const { RequestInterval, FailureThreshold } = config(id);

    expect(Number(RequestInterval) * Number(FailureThreshold)).toBe(30);
  });

  it('is asked from enough places that none of them is heard alone, and not from us-east-1', () => {
    const places = config(id).Regions as string[];

    // Route 53 calls an endpoint healthy while more than 18 % of its checkers do.
    expect(1 / places.length).toBeLessThan(0.18);
    expect(places).not.toContain('us-east-1');
  });

  it('is made after the name it asks for', () => {
    expect(deployed().Resources[id]?.DependsOn).toEqual(['PrimaryRegionRecord']);
  });
});

describe('health checks', () => {
  it('never ask the name that fails over', () => {
    const names = [...resourcesOfType(deployed(), 'AWS::Route53::HealthCheck').values()].map(
      ({ HealthCheckConfig }) =>
        (HealthCheckConfig as Record<string, unknown>).FullyQualifiedDomainName,
    );

    expect(names).not.toContain('payments.example.com');
  });

  it('carry their names as tags, the only place there is', () => {
    const tags = [...resourcesOfType(deployed(), 'AWS::Route53::HealthCheck').values()].flatMap(
      ({ HealthCheckTags }) => HealthCheckTags as { Key: string; Value: string }[],
    );

    expect(tags.filter(({ Key }) => Key === 'Name').map(({ Value }) => Value)).toEqual([
      'ready-health-check-use1-prod',
      'writer-health-check-use1-prod',
      'primary-health-check-prod',
    ]);
  });
});

describe('the health check of the PRIMARY record', () => {
  it('asks for all of its checks, and nothing of the database', () => {
    const { Type, ChildHealthChecks, HealthThreshold } = config('PrimaryHealthCheck');

    expect(Type).toBe('CALCULATED');
    expect(HealthThreshold).toBe((ChildHealthChecks as unknown[]).length);
    expect(ChildHealthChecks).toContainEqual({
      'Fn::GetAtt': ['ReadyHealthCheck', 'HealthCheckId'],
    });
    expect(JSON.stringify(ChildHealthChecks)).not.toContain('WriterHealthCheck');
  });
});
