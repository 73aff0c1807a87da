import { propertiesOf, resourcesOfType } from '../../../support/resolve';
import { deployed, document } from '../fixture';

const HOME_ROLES = ['primary', 'dr'] as const;

function containerOf(role: 'primary' | 'dr') {
  const task = propertiesOf(deployed(role), 'TaskDefinition');
  const [container] = task.ContainerDefinitions as [
    Record<string, unknown> & { Environment: { Name: string; Value: unknown }[] },
  ];
  return container;
}

function environmentOf(role: 'primary' | 'dr'): Record<string, unknown> {
  return Object.fromEntries(containerOf(role).Environment.map(({ Name, Value }) => [Name, Value]));
}

test.each([
  ['primary', '10', '50'],
  ['dr', '2', '50'],
] as const)('%s runs %s to %s tasks', (role, min, max) => {
  const target = propertiesOf(deployed(role), 'ScalableTarget');

  expect(target).toMatchObject({ MinCapacity: min, MaxCapacity: max });
});

test('no desired count is sent, so a deployment never scales in', () => {
  expect(propertiesOf(document, 'Service')).not.toHaveProperty('DesiredCount');
});

test('both CPU and requests per task scale the service', () => {
  const policies = [
    ...resourcesOfType(deployed('dr'), 'AWS::ApplicationAutoScaling::ScalingPolicy').values(),
  ];

  const metrics = policies.map(
    ({ TargetTrackingScalingPolicyConfiguration: tracking }) =>
      (tracking as { PredefinedMetricSpecification: { PredefinedMetricType: string } })
        .PredefinedMetricSpecification.PredefinedMetricType,
  );

  expect(new Set(metrics)).toEqual(
    new Set(['ALBRequestCountPerTarget', 'ECSServiceAverageCPUUtilization']),
  );
});

test('the standby’s tasks write to their own cluster’s endpoint, derived from its reader endpoint', () => {
  expect(environmentOf('dr')).toMatchObject({
    DATABASE_HOST: {
      'Fn::Join': [
        '.cluster-',
        {
          'Fn::Split': [
            '.cluster-ro-',
            { 'Fn::GetAtt': ['DatabaseCluster', 'ReadEndpoint.Address'] },
          ],
        },
      ],
    },
  });
});

test('the home primary’s tasks write to their cluster’s endpoint', () => {
  expect(environmentOf('primary')).toMatchObject({
    DATABASE_HOST: { 'Fn::GetAtt': ['DatabaseCluster', 'Endpoint.Address'] },
  });
});

test.each([
  ['primary', 'us-east-2'],
  ['dr', 'us-east-1'],
] as const)('tasks of %s know the validator in %s as their second choice', (role, peerRegion) => {
  expect(environmentOf(role)).toMatchObject({
    VALIDATE_PAYMENT_FUNCTION: { Ref: 'ValidatePayment.Alias' },
    PEER_VALIDATE_PAYMENT_FUNCTION: `arn:aws:lambda:${peerRegion}:111122223333:function:validate-payment-test:live`,
  });
});

test.each(HOME_ROLES)('the image of %s comes from its own region, by digest', (role) => {
  const region = role === 'primary' ? 'us-east-1' : 'us-east-2';

  expect(containerOf(role).Image).toBe(
    `111122223333.dkr.ecr.${region}.amazonaws.com/payment-service-test@sha256:${'0'.repeat(64)}`,
  );
});

test('the container is not root, has no capabilities and writes to one path only', () => {
  expect(containerOf('primary')).toMatchObject({
    User: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
    ReadonlyRootFilesystem: true,
    LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
    MountPoints: [{ ContainerPath: '/tmp' }],
  });
});

test('the password reaches the container as a secret, not as a variable', () => {
  const names = containerOf('dr').Environment.map(({ Name }) => Name);

  expect(names.filter((name) => /PASSWORD|USERNAME|SECRET/.test(name))).toEqual([]);
});

test('logs that can’t be delivered don’t stop payments', () => {
  expect(containerOf('dr')).toMatchObject({
    LogConfiguration: { LogDriver: 'awslogs', Options: { mode: 'non-blocking' } },
  });
});

test('a bad deployment rolls itself back, and tasks have no public address or shell', () => {
  expect(propertiesOf(deployed('primary'), 'Service')).toMatchObject({
    DeploymentConfiguration: {
      MinimumHealthyPercent: 100,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    },
    NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    EnableExecuteCommand: false,
  });
});

test('counts of running tasks are published', () => {
  expect(propertiesOf(deployed('dr'), 'EcsCluster')).toMatchObject({
    ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
  });
});

test('the service can add to the transaction log and not overwrite it', () => {
  const { Policies } = propertiesOf(deployed('primary'), 'TaskRole');

  expect(Policies).toMatchObject([
    {
      PolicyDocument: {
        Statement: expect.arrayContaining([
          expect.objectContaining({
            Action: 's3:PutObject',
            Condition: { Null: { 's3:if-none-match': 'false' } },
          }),
        ]),
      },
    },
  ]);
});

test('the service reads two items of its own state table, and nothing else of it', () => {
  const { Policies } = propertiesOf(deployed('dr'), 'TaskRole');

  const [{ PolicyDocument }] = Policies as [
    { PolicyDocument: { Statement: { Resource: unknown; Action: unknown; Sid: string }[] } },
  ];
  const aboutState = PolicyDocument.Statement.filter(({ Resource }) =>
    JSON.stringify(Resource).includes('failover-state'),
  );
  expect(aboutState).toEqual([
    {
      Sid: 'ReadState',
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: 'arn:aws:dynamodb:us-east-2:111122223333:table/failover-state-test',
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['draining', 'operation'] },
      },
    },
  ]);
});

test('tasks run on demand, and the cluster names no capacity provider, which a new account lacks the role for', () => {
  const region = deployed('primary');

  expect(propertiesOf(region, 'Service').LaunchType).toBe('FARGATE');
  expect(propertiesOf(region, 'EcsCluster')).not.toHaveProperty('CapacityProviders');
});
