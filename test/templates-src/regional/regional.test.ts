import { checkDocument } from '../../../templates-src/cfn/check';
import { resourcesOfType } from '../../support/resolve';
import { deployed, document, keyArns } from './fixture';

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface Role {
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: { readonly Statement: readonly object[] };
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: Statement[] } }[];
}

const HOME_ROLES = ['primary', 'dr'] as const;

function rolesOf(homeRole: 'primary' | 'dr'): Role[] {
  return [...resourcesOfType(deployed(homeRole), 'AWS::IAM::Role').values()].map(
    (properties) => properties as unknown as Role,
  );
}

/** Actions that no resource can be named for, or whose own page names none. */
const WITHOUT_RESOURCE = [
  'ecr:GetAuthorizationToken',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'cloudwatch:GetMetricData',
  'cloudwatch:PutMetricData',
  // Reading the state of a global database:
  // https://docs.aws.amazon.com/r53recovery/latest/dg/security_iam_region_switch_aurora.html
  'rds:DescribeGlobalClusters',
  'rds:DescribeDBClusters',
  'rds:DescribeDBClusterSnapshots',
  // Logs of state machines: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

test('the template is sound and small enough to be uploaded', () => {
  const stateful = new Set(['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::Logs::LogGroup']);

  expect(checkDocument(document, stateful, { inline: false })).toEqual([]);
});

test.each(HOME_ROLES)('roles of %s name a resource for every action that knows one', (homeRole) => {
  const unnamed = rolesOf(homeRole)
    .flatMap(({ Policies }) => Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement))
    .filter(({ Resource }) => Resource === '*')
    .flatMap(({ Action }) => Action)
    .filter((action) => !WITHOUT_RESOURCE.includes(action));

  expect(unnamed).toEqual([]);
});

test.each(HOME_ROLES)('roles of %s allow no action by wildcard', (homeRole) => {
  const actions = rolesOf(homeRole)
    .flatMap(({ Policies }) => Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement))
    .flatMap(({ Action }) => Action);

  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
});

test('no role may make a log group that outlives the stack, but for the one RDS shares', () => {
  const makers = rolesOf('dr').filter((role) =>
    JSON.stringify(role).includes('logs:CreateLogGroup'),
  );

  expect(makers.map(({ RoleName }) => RoleName)).toEqual(['database-monitoring-role-use2-test']);
});

test('role names differ between the regions, for IAM is shared by both', () => {
  const names = HOME_ROLES.flatMap((homeRole) => rolesOf(homeRole).map(({ RoleName }) => RoleName));

  expect(new Set(names).size).toBe(names.length);
});

test('tasks append to the transaction log and may do nothing else with it', () => {
  const taskRole = rolesOf('dr').find(({ RoleName }) => RoleName === 'ecs-task-role-use2-test');

  const s3 = taskRole?.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).filter(
    ({ Action }) => String(Action).startsWith('s3:'),
  );

  expect(s3).toEqual([
    expect.objectContaining({
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::transaction-logs-111122223333-use2-test/transactions/*',
    }),
  ]);
});

test('roles of tasks trust this account’s tasks in this region only', () => {
  const taskRoles = rolesOf('primary').filter(({ RoleName }) => RoleName.startsWith('ecs-'));

  expect(taskRoles).toHaveLength(2);
  for (const { AssumeRolePolicyDocument } of taskRoles) {
    expect(AssumeRolePolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:111122223333:*' },
        },
      }),
    ]);
  }
});

test.each(HOME_ROLES)('every log group of %s is encrypted and ends', (homeRole) => {
  for (const group of resourcesOfType(deployed(homeRole), 'AWS::Logs::LogGroup').values()) {
    expect(group).toMatchObject({
      KmsKeyId: keyArns[homeRole],
      RetentionInDays: expect.any(Number),
    });
  }
});

test.each(HOME_ROLES)(
  'DNS and the DR region find what they need among the outputs of %s',
  (homeRole) => {
    expect(Object.keys(deployed(homeRole).Outputs ?? {})).toEqual(
      expect.arrayContaining(['LoadBalancerDnsName', 'LoadBalancerHostedZoneId']),
    );
  },
);
