import { sub } from './cfn/functions';
import { aws } from './cfn/pseudo';
import type { Ref, Value } from './cfn/value';

/** `prod`, `staging-2`: the environment's suffix, which every name ends in. */
export const SUFFIX_PATTERN = '^(?!.*--)[a-z]([a-z0-9-]{0,10}[a-z0-9])?$';

/** The rule in words, for error messages. */
export const SUFFIX_RULE =
  'an environment suffix is 1 to 12 characters: lower-case letters, digits and single hyphens, ' +
  'starting with a letter and not ending with a hyphen';

/**
 * Bucket names may not end so, and every bucket name ends in the suffix:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const RESERVED_BUCKET_ENDINGS = ['-an', '-s3alias', '-x-s3'];

/** Why a suffix can't be used, or undefined when it can. */
export function suffixProblem(suffix: string): string | undefined {
  if (!new RegExp(SUFFIX_PATTERN).test(suffix)) {
    return SUFFIX_RULE;
  }
  const ending = RESERVED_BUCKET_ENDINGS.find((reserved) => `-${suffix}`.endsWith(reserved));
  return ending && `S3 reserves bucket names that end in "${ending}"`;
}

/** Longest name each kind of resource takes, in characters. */
const NAME_LIMITS = {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
  loadBalancer: 32,
  targetGroup: 32,
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  bucket: 63,
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
  database: 63,
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  role: 64,
  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
  function: 64,
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
  rule: 64,
  // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
  schedule: 64,
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
  table: 255,
  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
  stateMachine: 80,
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  stack: 128,
  // https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html
  webAcl: 128,
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
  securityGroup: 255,
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
  ecs: 255,
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html
  eventSubscription: 255,
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  alarm: 255,
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
  dashboard: 255,
  // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
  scalingPolicy: 256,
  // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
  topic: 256,
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
  keyAlias: 256,
  // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
  repository: 256,
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
  nameTag: 256,
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
  logGroup: 512,
  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
  secret: 512,
} as const;

/**
 * How far a name has to be unique, and so what goes between the resource type
 * and the suffix: nothing; the region's short code, where both regions share a
 * namespace (IAM, the members of a global database); the account and the code,
 * where everyone does (S3).
 */
type Reach = 'region' | 'account' | 'world';

interface NameRule<R extends Reach = Reach> {
  readonly base: string;
  readonly kind: keyof typeof NAME_LIMITS;
  readonly reach: R;
}

function rule(base: string, kind: keyof typeof NAME_LIMITS): NameRule<'region'>;
function rule<R extends Reach>(base: string, kind: keyof typeof NAME_LIMITS, reach: R): NameRule<R>;
function rule(base: string, kind: keyof typeof NAME_LIMITS, reach: Reach = 'region'): NameRule {
  return { base, kind, reach };
}

/** Every name there is: `<resource-type>[-<account>][-<region code>]-<suffix>`. */
export const NAME_RULES = {
  // foundation
  key: rule('alias/payments-key', 'keyAlias'),
  vpc: rule('vpc', 'nameTag'),
  internetGateway: rule('internet-gateway', 'nameTag'),
  publicSubnet: rule('public-subnet', 'nameTag'),
  privateSubnet: rule('private-subnet', 'nameTag'),
  dataSubnet: rule('data-subnet', 'nameTag'),
  natGateway: rule('nat-gateway', 'nameTag'),
  natAddress: rule('nat-address', 'nameTag'),
  publicRouteTable: rule('public-route-table', 'nameTag'),
  privateRouteTable: rule('private-route-table', 'nameTag'),
  dataRouteTable: rule('data-route-table', 'nameTag'),
  publicNetworkAcl: rule('public-network-acl', 'nameTag'),
  privateNetworkAcl: rule('private-network-acl', 'nameTag'),
  dataNetworkAcl: rule('data-network-acl', 'nameTag'),
  loadBalancerSecurityGroup: rule('alb-security-group', 'securityGroup'),
  serviceSecurityGroup: rule('ecs-security-group', 'securityGroup'),
  databaseSecurityGroup: rule('database-security-group', 'securityGroup'),
  endpointSecurityGroup: rule('endpoint-security-group', 'securityGroup'),
  flowLog: rule('flow-log', 'nameTag'),
  flowLogGroup: rule('/vpc/flow-log', 'logGroup'),
  flowLogRole: rule('flow-log-role', 'role', 'account'),
  transactionLogBucket: rule('transaction-logs', 'bucket', 'world'),
  accessLogBucket: rule('access-logs', 'bucket', 'world'),
  artifactBucket: rule('artifacts', 'bucket', 'world'),
  replicationRole: rule('replication-role', 'role', 'account'),
  repository: rule('payment-service', 'repository'),
  notificationTopic: rule('dr-notifications', 'topic'),
  certificate: rule('certificate', 'nameTag'),
  // global-database
  globalCluster: rule('payments-global', 'database'),
  // regional
  databaseCluster: rule('aurora', 'database', 'account'),
  databaseInstance1: rule('aurora-1', 'database', 'account'),
  databaseInstance2: rule('aurora-2', 'database', 'account'),
  databaseSubnetGroup: rule('aurora-subnets', 'database'),
  clusterParameterGroup: rule('aurora-cluster-parameters', 'database'),
  instanceParameterGroup: rule('aurora-instance-parameters', 'database'),
  databaseMonitoringRole: rule('database-monitoring-role', 'role', 'account'),
  databaseEvents: rule('database-events', 'eventSubscription'),
  databaseInstanceEvents: rule('database-instance-events', 'eventSubscription'),
  databaseSecret: rule('database-credentials', 'secret'),
  ecsCluster: rule('ecs-cluster', 'ecs'),
  ecsService: rule('ecs-service', 'ecs'),
  taskDefinition: rule('payment-service', 'ecs'),
  taskRole: rule('ecs-task-role', 'role', 'account'),
  taskExecutionRole: rule('ecs-execution-role', 'role', 'account'),
  cpuScalingPolicy: rule('cpu-scaling-policy', 'scalingPolicy'),
  requestScalingPolicy: rule('request-scaling-policy', 'scalingPolicy'),
  serviceFailureRule: rule('ecs-service-failure', 'rule'),
  serviceLogGroup: rule('/ecs/payment-service', 'logGroup'),
  loadBalancer: rule('alb', 'loadBalancer'),
  targetGroup: rule('alb-targets', 'targetGroup'),
  webAcl: rule('web-acl', 'webAcl'),
  // WAF only logs to groups whose name starts so:
  // https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
  webAclLogGroup: rule('aws-waf-logs-payments', 'logGroup'),
  validatePayment: rule('validate-payment', 'function'),
  validatePaymentRole: rule('validate-payment-role', 'role', 'account'),
  validatePaymentLogGroup: rule('/aws/lambda/validate-payment', 'logGroup'),
  dashboard: rule('dr-dashboard', 'dashboard', 'account'),
  stateTable: rule('failover-state', 'table'),
  intakeTable: rule('payment-intakes', 'table'),
  regionWatch: rule('region-watch', 'function'),
  regionWatchRole: rule('region-watch-role', 'role', 'account'),
  regionWatchLogGroup: rule('/aws/lambda/region-watch', 'logGroup'),
  regionWatchSchedule: rule('region-watch', 'schedule'),
  failover: rule('failover', 'function'),
  failoverRole: rule('failover-role', 'role', 'account'),
  failoverLogGroup: rule('/aws/lambda/failover', 'logGroup'),
  lostWritesSchedule: rule('lost-writes-snapshot', 'schedule'),
  databaseEventRule: rule('failover-database-events', 'rule'),
  schedulerRole: rule('failover-scheduler-role', 'role', 'account'),
  failoverMachine: rule('failover', 'stateMachine'),
  failoverMachineRole: rule('failover-machine-role', 'role', 'account'),
  // The prefix spares the account's log resource policy, which has a size limit:
  // https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-cwl
  failoverMachineLogGroup: rule('/aws/vendedlogs/states/failover', 'logGroup'),
  switchoverMachine: rule('switchover', 'stateMachine'),
  switchoverMachineRole: rule('switchover-machine-role', 'role', 'account'),
  switchoverMachineLogGroup: rule('/aws/vendedlogs/states/switchover', 'logGroup'),
  // global-dns
  readyHealthCheck: rule('ready-health-check', 'nameTag', 'account'),
  writerHealthCheck: rule('writer-health-check', 'nameTag', 'account'),
  latchHealthCheck: rule('latch-health-check', 'nameTag'),
  primaryHealthCheck: rule('primary-health-check', 'nameTag'),
} as const satisfies Record<string, NameRule>;

export type NameKey = keyof typeof NAME_RULES;

/** Names that neither the account nor the region's code is part of. */
type RegionNameKey = {
  [Key in NameKey]: (typeof NAME_RULES)[Key] extends NameRule<'region'> ? Key : never;
}[NameKey];

/** Inside a template: names as `Fn::Sub` over its own parameters. */
export interface NameParameters {
  readonly EnvironmentSuffix: Ref;
  readonly RegionCode: Ref;
}

/** A function from a name's key to that name in a template. */
export function namesIn(parameters: NameParameters): (key: NameKey) => Value<string> {
  const { EnvironmentSuffix: suffix, RegionCode: code } = parameters;
  return (key) => {
    const { base, reach }: NameRule = NAME_RULES[key];
    switch (reach) {
      case 'region':
        return sub`${base}-${suffix}`;
      case 'account':
        return sub`${base}-${code}-${suffix}`;
      case 'world':
        return sub`${base}-${aws.accountId}-${code}-${suffix}`;
    }
  };
}

/** The same for a template that isn't told its region's code, because no name in it holds one. */
export function regionNamesIn(
  parameters: Pick<NameParameters, 'EnvironmentSuffix'>,
): (key: RegionNameKey) => Value<string> {
  return (key) => sub`${NAME_RULES[key].base}-${parameters.EnvironmentSuffix}`;
}

/** Names of what exists once per zone: `public-subnet-1-prod`. Zones count from 1. */
export function zoneNamesIn(
  parameters: Pick<NameParameters, 'EnvironmentSuffix'>,
): (key: RegionNameKey, zone: number) => Value<string> {
  return (key, zone) => sub`${NAME_RULES[key].base}-${zone}-${parameters.EnvironmentSuffix}`;
}

/** Names of alarms: `alarm-<what it watches>-<suffix>`. */
export function alarmName(
  watched: string,
  parameters: Pick<NameParameters, 'EnvironmentSuffix'>,
): Value<string> {
  return sub`alarm-${watched}-${parameters.EnvironmentSuffix}`;
}

export interface NameContext {
  readonly suffix: string;
  readonly regionCode: string;
  readonly accountId: string;
}

/** Outside a template: the name itself, as it will be in AWS. */
export function nameOf(key: NameKey, { suffix, regionCode, accountId }: NameContext): string {
  const { base, reach }: NameRule = NAME_RULES[key];
  switch (reach) {
    case 'region':
      return `${base}-${suffix}`;
    case 'account':
      return `${base}-${regionCode}-${suffix}`;
    case 'world':
      return `${base}-${accountId}-${regionCode}-${suffix}`;
  }
}

/** Name of a stack: `regional-prod`. */
export function stackName(stack: string, suffix: string): string {
  return `${stack}-${suffix}`;
}

/** Names that would pass their service's limit with the longest suffix; empty, or the rules need shorter words. */
export function namesOverLimit(): string[] {
  const longest = { suffix: 'x'.repeat(12), regionCode: 'usg1', accountId: '1'.repeat(12) };
  return (Object.keys(NAME_RULES) as NameKey[])
    .map((key) => ({ name: nameOf(key, longest), limit: NAME_LIMITS[NAME_RULES[key].kind] }))
    .filter(({ name, limit }) => name.length > limit)
    .map(({ name, limit }) => `${name} has ${name.length} characters, its service takes ${limit}`);
}
