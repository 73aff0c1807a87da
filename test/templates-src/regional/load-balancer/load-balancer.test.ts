import { propertiesOf } from '../../../support/resolve';
import { deployed, document } from '../fixture';

const region = deployed('primary');

function attributesOf(id: string, property: string): Record<string, unknown> {
  const list = propertiesOf(region, id)[property] as { Key: string; Value: unknown }[];
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}

test('plain HTTP is redirected to HTTPS and never forwarded', () => {
  const listener = propertiesOf(region, 'HttpListener');

  expect(listener).toMatchObject({
    Port: 80,
    DefaultActions: [
      {
        Type: 'redirect',
        RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
      },
    ],
  });
});

test('the HTTPS policy speaks TLS 1.2, which health checkers need, and nothing older', () => {
  const listener = propertiesOf(region, 'HttpsListener');

  expect(listener).toMatchObject({
    Protocol: 'HTTPS',
    SslPolicy: expect.stringMatching(/^ELBSecurityPolicy-TLS13-1-2-/),
  });
});

test('requests with invalid headers are dropped, and access is logged', () => {
  expect(attributesOf('LoadBalancer', 'LoadBalancerAttributes')).toMatchObject({
    'routing.http.drop_invalid_header_fields.enabled': 'true',
    'access_logs.s3.enabled': 'true',
    'access_logs.s3.bucket': 'access-logs-111122223333-use1-test',
    'access_logs.s3.prefix': 'alb',
  });
});

test('a client that is never idle is made to look the name up again within a minute', () => {
  expect(attributesOf('LoadBalancer', 'LoadBalancerAttributes')).toMatchObject({
    'client_keep_alive.seconds': '60',
  });
});

test('the load balancer can be deleted', () => {
  expect(attributesOf('LoadBalancer', 'LoadBalancerAttributes')).toMatchObject({
    'deletion_protection.enabled': 'false',
  });
});

test('traffic to the tasks is encrypted', () => {
  const targetGroup = propertiesOf(region, 'TargetGroup');

  expect(targetGroup).toMatchObject({
    Protocol: 'HTTPS',
    Port: 8443,
    HealthCheckProtocol: 'HTTPS',
    TargetType: 'ip',
  });
});

test('tasks are asked whether they live, not whether their database does', () => {
  const targetGroup = propertiesOf(region, 'TargetGroup');

  expect(targetGroup).toMatchObject({ HealthCheckPath: '/health/live' });
});

test('a task may finish its requests, and is stopped no earlier', () => {
  const drained = Number(
    attributesOf('TargetGroup', 'TargetGroupAttributes')['deregistration_delay.timeout_seconds'],
  );

  const task = propertiesOf(region, 'TaskDefinition');

  expect(drained).toBe(30);
  expect(task).toMatchObject({ ContainerDefinitions: [{ StopTimeout: drained }] });
});

test('the load balancer stands in public subnets, tasks and database do not', () => {
  const publicSubnets = propertiesOf(region, 'LoadBalancer').Subnets as string[];

  const inside = JSON.stringify([
    propertiesOf(region, 'Service').NetworkConfiguration,
    propertiesOf(region, 'DatabaseSubnetGroup').SubnetIds,
  ]);

  expect(publicSubnets).toEqual(['subnet-public1', 'subnet-public2', 'subnet-public3']);
  expect(publicSubnets.filter((subnet) => inside.includes(subnet))).toEqual([]);
});

test('the service waits for the listener, without which ECS refuses the target group', () => {
  expect(document.Resources).toMatchObject({ Service: { DependsOn: ['HttpsListener'] } });
});
