import { tasks } from '../../../../functions/failover/tasks';
import {
  FOLLOW_UP_TIMEOUT_MS,
  LATCH_TIMEOUT_MS,
  LOOP_DEADLINE_MS,
  ROUND_TIMEOUT_MS,
  SAMPLE_INTERVAL_MS,
} from '../../../../functions/region-watch/schedule';
import { defaultRegions, witnessRegions } from '../../../../templates-src/topology';
import { propertiesOf, resourcesOfType } from '../../../support/resolve';
import { deployed, keyArns } from '../fixture';

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

const HOME_ROLES = ['primary', 'dr'] as const;
const document = deployed('dr');

function statements(id: string): Statement[] {
  const { Policies } = propertiesOf(document, id) as unknown as {
    Policies: { PolicyDocument: { Statement: Statement[] } }[];
  };
  return Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

function statementFor(id: string, action: string): Statement | undefined {
  return statements(id).find(({ Action }) => [Action].flat().includes(action));
}

function actionsOf(id: string): string[] {
  return statements(id).flatMap(({ Action }) => Action);
}

const RDS = 'arn:aws:rds';
const ACCOUNT = '111122223333';

test.each([
  ['FailoverMachineRole', 'rds:FailoverGlobalCluster', 'rds:SwitchoverGlobalCluster'],
  ['SwitchoverMachineRole', 'rds:SwitchoverGlobalCluster', 'rds:FailoverGlobalCluster'],
])(
  '%s moves the writer of this global database its own way, and not the other',
  (id, own, other) => {
    expect(statementFor(id, own)?.Resource).toEqual([
      `${RDS}::${ACCOUNT}:global-cluster:payments-global-test`,
      { 'Fn::GetAtt': ['DatabaseCluster', 'DBClusterArn'] },
      `${RDS}:us-east-1:${ACCOUNT}:cluster:aurora-use1-test`,
    ]);
    expect(actionsOf(id)).not.toContain(other);
  },
);

test.each(['RegionWatchRole', 'FailoverRole'])('%s can’t move the writer', (id) => {
  expect(actionsOf(id).filter((action) => action.endsWith('overGlobalCluster'))).toEqual([]);
});

test('only the watcher starts executions, of the failover alone', () => {
  const starters = [...resourcesOfType(document, 'AWS::IAM::Role')].filter(([, role]) =>
    JSON.stringify(role).includes('states:StartExecution'),
  );

  expect(starters.map(([id]) => id)).toEqual(['RegionWatchRole']);
  expect(statementFor('RegionWatchRole', 'states:StartExecution')?.Resource).toBe(
    `arn:aws:states:us-east-2:${ACCOUNT}:stateMachine:failover-test`,
  );
});

test.each([
  'RegionWatchRole',
  'FailoverMachineRole',
  'SwitchoverMachineRole',
  'FailoverSchedulerRole',
])('%s reaches nothing in the other region but the ARN of its cluster', (id) => {
  const others = JSON.stringify(statements(id)).match(/arn:aws:[a-z0-9-]+:us-east-1:[^"]+/g) ?? [];

  expect(others.filter((arn) => !arn.startsWith(`${RDS}:us-east-1:${ACCOUNT}:cluster:`))).toEqual(
    [],
  );
  expect(JSON.stringify(statements(id))).not.toContain(keyArns.primary);
});

test('no role passes a role on', () => {
  const passing = [...resourcesOfType(document, 'AWS::IAM::Role').values()].filter((role) =>
    JSON.stringify(role).includes('iam:'),
  );

  expect(passing.filter((role) => JSON.stringify(role).includes('iam:PassRole'))).toEqual([]);
});

test.each(['RegionWatchRole', 'FailoverRole'])('%s publishes metrics of failover only', (id) => {
  expect(statementFor(id, 'cloudwatch:PutMetricData')?.Condition).toEqual({
    StringEquals: { 'cloudwatch:namespace': 'Payments/Failover' },
  });
});

test.each(['RegionWatchRole', 'FailoverRole', 'FailoverMachineRole', 'SwitchoverMachineRole'])(
  '%s scales ECS services and nothing else',
  (id) => {
    expect(statementFor(id, 'application-autoscaling:RegisterScalableTarget')?.Condition).toEqual({
      StringEquals: {
        'application-autoscaling:service-namespace': 'ecs',
        'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
      },
    });
  },
);

test.each(['FailoverMachineRole', 'SwitchoverMachineRole'])(
  '%s is assumed by its own state machine only',
  (id) => {
    const { AssumeRolePolicyDocument } = propertiesOf(document, id);
    const machine = id === 'FailoverMachineRole' ? 'failover' : 'switchover';

    expect(AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'states.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': ACCOUNT },
            ArnLike: {
              'aws:SourceArn': `arn:aws:states:us-east-2:${ACCOUNT}:stateMachine:${machine}-test`,
            },
          },
        },
      ],
    });
  },
);

describe.each(['FailoverMachine', 'SwitchoverMachine'])('%s', (id) => {
  const machine = propertiesOf(document, id);

  it('is a standard workflow that logs every event and no data', () => {
    expect(machine).toMatchObject({
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });

  it('has a value for every placeholder, and none left over', () => {
    const mentioned = JSON.stringify(machine.Definition).match(/\$\{(\w+)\}/g) ?? [];
    const given = Object.keys(machine.DefinitionSubstitutions as object);

    expect(new Set(mentioned)).toEqual(new Set(given.map((name) => `\${${name}}`)));
  });
});

test.each(HOME_ROLES)('both functions of %s know their own region and the other', (homeRole) => {
  const peer = homeRole === 'primary' ? 'dr' : 'primary';
  const region = deployed(homeRole);
  for (const id of ['Failover', 'RegionWatch']) {
    const { Variables } = propertiesOf(region, id).Environment as {
      Variables: Record<string, unknown>;
    };

    expect(Variables).toMatchObject({
      HOME_ROLE: homeRole,
      REGION_CODE: defaultRegions[homeRole].code,
      PEER_REGION: defaultRegions[peer].name,
      PEER_CLUSTER_IDENTIFIER: `aurora-${defaultRegions[peer].code}-test`,
      STATE_TABLE: 'failover-state-test',
      DOMAIN_NAME: 'payments.example.com',
      HOME_FLOOR_TASKS: homeRole === 'primary' ? '10' : '2',
      PRIMARY_FLOOR_TASKS: '10',
    });
  }
});

test('no function is cut short before its own deadlines', () => {
  const timeoutMs = (id: string) => Number(propertiesOf(document, id).Timeout) * 1000;
  const longestTaskMs = Math.max(...Object.values(tasks).map((task) => task.timeoutMs));

  expect(timeoutMs('RegionWatch')).toBeGreaterThan(
    LOOP_DEADLINE_MS -
      SAMPLE_INTERVAL_MS +
      ROUND_TIMEOUT_MS +
      LATCH_TIMEOUT_MS +
      FOLLOW_UP_TIMEOUT_MS,
  );
  expect(timeoutMs('Failover')).toBeGreaterThan(longestTaskMs);
});

test('a region asks two others whether it is cut off, and neither is one of the pair', () => {
  const pair = Object.values(defaultRegions).map(({ name }) => name);
  const { Variables } = propertiesOf(document, 'RegionWatch').Environment as {
    Variables: Record<string, string>;
  };

  const hosts = (Variables.SELF_CHECK_URLS ?? '').split(',').map((url) => new URL(url).hostname);

  expect(hosts).toEqual(witnessRegions.map((region) => `s3.${region}.amazonaws.com`));
  expect(pair.filter((region) => hosts.some((host) => host.includes(region)))).toEqual([]);
});

test.each(HOME_ROLES)('%s is watched every minute from the first deploy on', (homeRole) => {
  expect(propertiesOf(deployed(homeRole), 'RegionWatchSchedule')).toMatchObject({
    ScheduleExpression: 'rate(1 minute)',
    State: 'ENABLED',
    Target: { Arn: { Ref: 'RegionWatch.Alias' } },
  });
});

test('a first deploy arms nothing: the state table begins empty', () => {
  const { Properties, DeletionPolicy } = document.Resources.StateTable ?? {};

  expect(Properties).not.toHaveProperty('ImportSourceSpecification');
  expect(Properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: keyArns.dr },
  });
  expect(DeletionPolicy).toBe('Delete');
  expect(
    [...resourcesOfType(document, 'AWS::Events::Rule').values()].filter((rule) =>
      JSON.stringify(rule).includes('Machine'),
    ),
  ).toEqual([]);
});

test('events of the database go to the report as they are', () => {
  const rule = propertiesOf(document, 'FailoverDatabaseEventRule');

  expect(rule.EventPattern).toMatchObject({
    source: ['aws.rds'],
    'detail-type': ['RDS DB Cluster Event', 'RDS DB Instance Event'],
    detail: { EventID: expect.arrayContaining(['RDS-EVENT-0390', 'RDS-EVENT-0391']) },
  });
  expect(rule.Targets).toMatchObject([
    {
      InputTransformer: {
        InputTemplate: '{"task":"record-rds-event","event":<aws.events.event.json>}',
      },
    },
  ]);
});

describe('alarms', () => {
  it('page when nobody watches, and can start nothing', () => {
    expect(propertiesOf(document, 'RegionWatchAlarm')).toMatchObject({
      MetricName: 'WatchRan',
      TreatMissingData: 'breaching',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
    });
    for (const [, alarm] of resourcesOfType(document, 'AWS::CloudWatch::Alarm')) {
      expect(alarm.AlarmActions).toEqual([
        `arn:aws:sns:us-east-2:${ACCOUNT}:dr-notifications-test`,
      ]);
    }
  });

  it('wait for the watcher to have run before they ask whether it did', () => {
    expect(document.Resources.RegionWatchAlarm?.DependsOn).toEqual(
      expect.arrayContaining(['RegionWatchSchedule', 'DatabaseInstance1']),
    );
  });

  it.each(['FailoverExecutionAlarm', 'SwitchoverExecutionAlarm'])(
    '%s rings however an execution ends before its time',
    (id) => {
      const metrics = JSON.stringify(propertiesOf(document, id).Metrics);

      for (const name of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']) {
        expect(metrics).toContain(name);
      }
    },
  );

  it('ring when the search for lost writes fails for longer than any operation takes', () => {
    const schedule = propertiesOf(document, 'LostWritesSchedule');
    const { Dimensions, Period, ...alarm } = propertiesOf(document, 'LostWritesSearchAlarm');

    expect(schedule.ScheduleExpression).toBe('rate(1 minute)');
    expect(Dimensions).toEqual([{ Name: 'FunctionName', Value: 'failover-test' }]);
    expect(alarm).toMatchObject({ MetricName: 'Errors', Statistic: 'Sum', Threshold: 0 });
    expect((Number(Period) / 60) * Number(alarm.DatapointsToAlarm)).toBeGreaterThanOrEqual(60);
  });

  it('carry the environment as their only dimension, as the metrics do', () => {
    for (const id of ['RegionWatchAlarm', 'FailoverDecisionAlarm', 'PaymentsUnprotectedAlarm']) {
      expect(propertiesOf(document, id).Dimensions).toEqual([
        { Name: 'Environment', Value: 'test' },
      ]);
    }
  });
});

test.each(['RegionWatchSchedule', 'LostWritesSchedule'])(
  '%s needs no key: Scheduler would have to decrypt its input with the role’s own session',
  (id) => {
    expect(propertiesOf(document, id)).not.toHaveProperty('KmsKeyArn');
    expect(actionsOf('FailoverSchedulerRole')).toEqual(['lambda:InvokeFunction']);
  },
);
