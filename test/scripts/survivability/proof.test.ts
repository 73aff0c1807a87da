import type { CodeCalls } from '../../../scripts/survivability/calls/function-calls';
import type { Dependency } from '../../../scripts/survivability/dependency';
import type { Templates } from '../../../scripts/survivability/deployment/deployment';
import { type PathCode, prove, readPathCode } from '../../../scripts/survivability/proof';
import { renderedTemplates, withValueAt } from '../../support/rendered-templates';

const templates: Templates = renderedTemplates();
const code: PathCode = readPathCode(process.cwd());

const STATES = ['Resources', 'FailoverMachine', 'Properties', 'Definition', 'States'] as const;
const FENCE = [...STATES, 'AtOnce', 'Branches', 2, 'States', 'Fence'] as const;
const CONTAINER = ['Resources', 'TaskDefinition', 'Properties', 'ContainerDefinitions', 0] as const;
const PRIMARY_KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';

function failures(changed: Templates, pathCode = code): string[] {
  return prove('primary', changed, pathCode)
    .dependencies.filter(({ standing }) => standing.kind === 'lost')
    .map(describeFailure);
}

function describeFailure({ needs, what, standing }: Dependency): string {
  return `${needs} needs ${what}: ${standing.kind === 'lost' ? standing.problem : ''}`;
}

function withRegional(path: readonly (string | number)[], value: unknown): Templates {
  return { ...templates, regional: withValueAt(templates.regional, path, value) };
}

function withState(state: object): Templates {
  return withRegional([...STATES, 'Planted'], { Type: 'Task', End: true, ...state });
}

function withStatement(statement: object): Templates {
  return withRegional(['Resources', 'RegionWatchRole', 'Properties', 'Policies', 1], {
    PolicyName: 'planted',
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
  });
}

function withCode(calls: Partial<CodeCalls>): PathCode {
  const planted: CodeCalls = { calls: [], untraceable: [], ...calls };
  return { ...code, functions: { ...code.functions, planted } };
}

describe('what is deployed', () => {
  it.each(['primary', 'dr'] as const)('survives the loss of the home %s', (lost) => {
    const { dependencies } = prove(lost, templates, code);

    const lostOnes = dependencies.filter(({ standing }) => standing.kind === 'lost');

    expect(lostOnes.map(describeFailure)).toEqual([]);
  });

  it('is looked at as a whole: promotion, capacity, image, secret, key, state, notification, DNS', () => {
    const { dependencies } = prove('primary', templates, code);

    const survives = dependencies
      .filter(({ standing }) => standing.kind === 'survives')
      .map(({ what, region }) => `${region} ${what}`);

    expect(survives).toEqual(
      expect.arrayContaining([
        'us-east-2 rds:FailoverGlobalCluster',
        'us-east-2 application-autoscaling:RegisterScalableTarget',
        'us-east-2 ecs:UpdateService',
        'us-east-2 dynamodb:UpdateItem',
        'us-east-2 states:StartExecution',
        'us-east-2 arn:aws:sns:us-east-2:111122223333:dr-notifications-prod',
        'us-east-2 arn:aws:kms:us-east-2:111122223333:key/EncryptionKey',
        expect.stringMatching(
          /^us-east-2 \d+\.dkr\.ecr\.us-east-2\.amazonaws\.com\/payment-service/,
        ),
        expect.stringMatching(/^us-east-2 arn:aws:secretsmanager:us-east-2:.*:username::$/),
        'us-east-2 alarm alarm-failover-latch-prod',
        'everywhere HTTPS check',
      ]),
    );
  });

  it('calls the lost region only in the fence, and where nothing is left to wait for', () => {
    const { dependencies } = prove('primary', templates, code);

    const toLostRegion = dependencies.filter(
      ({ what, standing }) => what.startsWith('calls of task') && standing.kind === 'best effort',
    );

    expect(new Set(toLostRegion.map(({ what }) => what))).toEqual(
      new Set(['calls of task "fence"', 'calls of task "latch"', 'calls of task "raise-capacity"']),
    );
  });
});

describe('a planted call fails the proof', () => {
  it.each([
    [
      'Route 53 record change',
      'route53:changeResourceRecordSets',
      "Route 53's control plane in us-east-1",
    ],
    ['bucket configuration', 's3:putBucketPolicy', "S3's bucket configuration in us-east-1"],
    ['role', 'iam:createRole', "IAM's control plane in us-east-1"],
    ['new database instance', 'rds:createDbInstance', 'its creation writes a DNS record'],
    ['new task set', 'ecs:createTaskSet', 'it creates something'],
    ['stack update', 'cloudformation:updateStack', 'a deployment creates and changes'],
    ['call nobody has looked at', 'drs:startRecovery', 'no table says where'],
  ])('in a state machine: %s', (_, integration, problem) => {
    const changed = withState({ Resource: `arn:aws:states:::aws-sdk:${integration}` });

    expect(failures(changed)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['one action', { Action: 'route53:ChangeResourceRecordSets', Resource: '*' }],
    ['a whole service', { Action: ['sns:Publish', 'iam:*'], Resource: '*' }],
    ['everything', { Action: '*', Resource: '*' }],
    ['all but one', { NotAction: 'sns:Publish', Resource: '*' }],
  ])('in a role: %s', (_, statement) => {
    expect(failures(withStatement(statement))).toHaveLength(1);
  });

  it('in code, whatever any list declares', () => {
    const planted = withCode({
      calls: [{ action: 'route53:ChangeResourceRecordSets', file: 'functions/planted.ts' }],
    });

    expect(failures(templates, planted)).toEqual([
      "planted needs route53:ChangeResourceRecordSets: it needs Route 53's control plane in us-east-1",
    ]);
  });

  it('in code that does not declare it', () => {
    const calls: CodeCalls = {
      calls: [{ action: 'sns:Publish', file: 'functions/failover/planted.ts' }],
      untraceable: [],
    };
    const silent = { ...code.declared, byFunction: { failover: new Set<string>() } };

    const found = failures(templates, {
      ...code,
      functions: { failover: calls },
      declared: silent,
    });

    expect(found).toEqual([
      'failover needs sns:Publish: functions/failover/actions.ts does not declare it',
    ]);
  });

  it('in a task that reaches for the other region and does not say so', () => {
    const found = failures(templates, {
      ...code,
      callsPeer: (task) => task === 'verify-payment' || code.callsPeer(task),
    });

    expect(found).toEqual([
      expect.stringContaining('functions/failover/actions.ts does not say so'),
    ]);
  });

  it('in code that hides what it calls', () => {
    const planted = withCode({
      untraceable: [{ action: 'rds: RDS', file: 'functions/planted.ts' }],
    });

    expect(failures(templates, planted)).toEqual([
      expect.stringContaining('cannot be read from the code'),
    ]);
  });
});

describe('a planted reference to the lost region fails the proof', () => {
  it.each([
    [
      'key of a log group',
      ['Resources', 'FailoverLogGroup', 'Properties', 'KmsKeyId'],
      PRIMARY_KEY,
    ],
    ['key of a function', ['Resources', 'RegionWatch', 'Properties', 'KmsKeyArn'], PRIMARY_KEY],
    [
      'secret',
      [...CONTAINER, 'Secrets', 0, 'ValueFrom'],
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:database-credentials-prod-AbCdEf:username::',
    ],
    [
      'image',
      [...CONTAINER, 'Image'],
      '111122223333.dkr.ecr.us-east-1.amazonaws.com/payment-service-prod@sha256:00',
    ],
    ['log group', [...CONTAINER, 'LogConfiguration', 'Options', 'awslogs-region'], 'us-east-1'],
    [
      'bucket, by the region code in its name',
      ['Resources', 'Failover', 'Properties', 'Environment', 'Variables', 'REPORT_BUCKET'],
      'transaction-logs-111122223333-use1-prod',
    ],
    [
      'database',
      ['Resources', 'Failover', 'Properties', 'Environment', 'Variables', 'CLUSTER_ARN'],
      'arn:aws:rds:us-east-1:111122223333:cluster:aurora-use1-prod',
    ],
    [
      'witness of the own health',
      ['Resources', 'RegionWatch', 'Properties', 'Environment', 'Variables', 'SELF_CHECK_URLS'],
      'https://s3.us-east-1.amazonaws.com/',
    ],
    [
      'host without a region, whose control plane is there',
      ['Resources', 'Failover', 'Properties', 'Environment', 'Variables', 'DOMAIN_NAME'],
      'https://route53.amazonaws.com/',
    ],
  ])('%s', (_, path, value) => {
    expect(failures(withRegional(path, value))).toEqual([
      expect.stringContaining('us-east-1, which is lost'),
    ]);
  });

  it('a third region, which nobody has planned for', () => {
    const changed = withRegional(
      [...CONTAINER, 'LogConfiguration', 'Options', 'awslogs-region'],
      'ap-south-1',
    );

    expect(failures(changed)).toEqual([expect.stringContaining('the failover must not need')]);
  });
});

describe('the branch for best effort', () => {
  it.each([
    [
      'has to catch every error',
      'Catch',
      [{ ErrorEquals: ['States.Timeout'], Next: 'FenceUnproven' }],
      'no Catch',
    ],
    ['has to end', 'TimeoutSeconds', undefined, 'it may take Infinity s'],
    ['has to end soon', 'TimeoutSeconds', 300, 'it may take 300 s'],
    ['must not repeat a time-out', 'Retry', [{ ErrorEquals: ['States.ALL'] }], 'it may take 88 s'],
  ])('%s', (_, property, value, problem) => {
    const changed = withRegional([...FENCE, property], value);

    expect(failures(changed)).toEqual([expect.stringContaining(problem)]);
  });

  it('has to be beside the promotion, not before it', () => {
    const task = { FunctionName: '${FailoverFunctionArn}', Payload: { task: 'fence' } };

    const changed = withState({
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: task,
      TimeoutSeconds: 20,
    });

    expect(failures(changed)).toEqual([expect.stringContaining('no branch of its own')]);
  });
});

describe('DNS', () => {
  it('fails the proof with a latch outside the DR region', () => {
    const path = [
      'LatchHealthCheck',
      'Properties',
      'HealthCheckConfig',
      'AlarmIdentifier',
      'Region',
    ];

    const changed = {
      ...templates,
      'global-dns': withValueAt(templates['global-dns'], ['Resources', ...path], 'us-east-1'),
    };

    expect(failures(changed)).toEqual([
      expect.stringContaining('an alarm in us-east-1 never sees it'),
    ]);
  });

  it('fails the proof when too few checkers are left', () => {
    const path = ['WriterHealthCheck', 'Properties', 'HealthCheckConfig', 'Regions'];

    const changed = {
      ...templates,
      'global-dns': withValueAt(
        templates['global-dns'],
        ['Resources', ...path],
        ['us-east-1', 'us-west-2', 'eu-west-1'],
      ),
    };

    expect(failures(changed)).toEqual([expect.stringContaining('only 2 checker regions')]);
  });
});
