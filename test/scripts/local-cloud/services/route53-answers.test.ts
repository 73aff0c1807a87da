import { seedHostedZone } from '../../../../scripts/local-cloud/services/route53/hosted-zones';
import { cloudDns } from '../../../../scripts/local-cloud/services/route53-dns';
import { answer } from '../../../../scripts/local-cloud/services/route53-dns/answer';
import { recordProbe } from '../../../../scripts/local-cloud/services/route53-dns/health-checks';
import { RuntimeWorld, type RuntimeWorldOptions } from '../runtime/runtime-world';

/** A verdict pair on a check that needs the endpoint and, through a latch metric, no failover. */
function zone(options: RuntimeWorldOptions = {}): RuntimeWorld {
  const world = new RuntimeWorld(options);
  const { region } = world;
  seedHostedZone(region.state, 'example.com', 'Z0EXAMPLE');
  const dr = region.peer('us-east-2');
  dr.create('AWS::CloudWatch::Alarm', {
    AlarmName: 'latch',
    Namespace: 'Payments/Failover',
    MetricName: 'FailoverLatch',
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  });
  const check = (HealthCheckConfig: object) =>
    region.create('AWS::Route53::HealthCheck', { HealthCheckConfig }).ref;
  const endpoint = check({
    Type: 'HTTPS',
    FullyQualifiedDomainName: 'use1.example.com',
    ResourcePath: '/health/ready',
    RequestInterval: 10,
    FailureThreshold: 3,
  });
  const latch = check({
    Type: 'CLOUDWATCH_METRIC',
    AlarmIdentifier: { Name: 'latch', Region: 'us-east-2' },
    InsufficientDataHealthStatus: 'Healthy',
  });
  const both = check({
    Type: 'CALCULATED',
    ChildHealthChecks: [endpoint, latch],
    HealthThreshold: 2,
  });
  const record = (Failover: string, value: string, more: object) =>
    region.create('AWS::Route53::RecordSet', {
      HostedZoneId: 'Z0EXAMPLE',
      Name: 'verdict.example.com',
      Type: 'TXT',
      TTL: '10',
      SetIdentifier: Failover,
      Failover,
      ResourceRecords: [`"${value}"`],
      ...more,
    });
  record('PRIMARY', 'healthy', { HealthCheckId: both });
  record('SECONDARY', 'unhealthy', {});
  return world;
}

function verdict(world: RuntimeWorld): Promise<unknown> {
  return world.cloud.transact((context) => {
    const found = answer(context, 'verdict.example.com', 'TXT');
    return found.kind === 'answer' ? found.values[0] : found.kind;
  });
}

describe('a failover pair', () => {
  it('follows the endpoint after as many failures as the threshold says', async () => {
    let isUp = true;
    const world = zone({ behaviour: { probe: () => isUp } });
    await world.after(1);
    isUp = false;

    await world.after(0.45);
    const early = await verdict(world);
    await world.after(0.1);
    const late = await verdict(world);
    isUp = true;
    await world.after(0.6);

    expect([early, late, await verdict(world)]).toEqual(['healthy', 'unhealthy', 'healthy']);
  });

  it('counts what a probe came to when its answer is there', async () => {
    const pending: string[] = [];
    const world = zone({
      behaviour: {
        probe: ({ healthCheckId }) => {
          pending.push(healthCheckId);
          return 'pending';
        },
      },
    });
    const answerLast = (isGood: boolean) =>
      world.cloud.transact((context) => recordProbe(context, pending.at(-1) ?? '', isGood));

    await world.after(1);
    const unanswered = await verdict(world);
    await answerLast(false);
    await answerLast(false);
    const early = await verdict(world);
    await answerLast(false);

    expect(pending.length).toBeGreaterThan(3);
    expect([unanswered, early, await verdict(world)]).toEqual(['healthy', 'healthy', 'unhealthy']);
  });

  it('leaves the primary while the latch metric is published, whatever its endpoint says', async () => {
    const world = zone();
    const put = (Value: number) =>
      world.call(
        'CloudWatch',
        'PutMetricData',
        { Namespace: 'Payments/Failover', MetricData: [{ MetricName: 'FailoverLatch', Value }] },
        'us-east-2',
      );
    await put(1);

    await world.after(0.5);
    const latched = await verdict(world);
    await world.after(10);

    expect(latched).toBe('unhealthy');
    expect(await verdict(world)).toBe('healthy');
  });

  it('does not listen to the state of the alarm itself', async () => {
    const world = zone();

    await world.call(
      'CloudWatch',
      'SetAlarmState',
      { AlarmName: 'latch', StateValue: 'ALARM', StateReason: 'by hand' },
      'us-east-2',
    );

    expect(await verdict(world)).toBe('healthy');
  });
});

describe('asking the name servers', () => {
  it('fails when nothing answers in time', async () => {
    const world = zone({
      interference: ({ service }) =>
        service === 'Route 53 DNS' ? { kind: 'hang' } : { kind: 'ok' },
    });
    const origin = { kind: 'client', region: 'us-east-2', name: 'test' } as const;
    const dns = cloudDns((timeoutMs) => world.driver.endpoint(origin, timeoutMs));

    const reply = await world.driver.run(dns.txt('verdict.example.com', { timeoutMs: 2000 }));

    expect(reply).toMatchObject({ kind: 'failed' });
  });

  it('has no answer for a name without records', async () => {
    const world = zone();
    const origin = { kind: 'client', region: 'us-east-2', name: 'test' } as const;
    const dns = cloudDns((timeoutMs) => world.driver.endpoint(origin, timeoutMs));

    const reply = await world.driver.run(dns.address('nothing.example.com', { timeoutMs: 2000 }));

    expect(reply).toEqual({ kind: 'none' });
  });
});
