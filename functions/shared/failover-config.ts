/**
 * What `region-watch` and `failover` read from their environment, once, when
 * they initialise. Anything missing or malformed fails the initialisation with
 * a message that names the variable.
 */
import { defaultPolicy, type Policy } from './decision/policy';
import { ConfigurationError, type Environment, readRequired } from './environment';

/** Where a region starts; it never changes, whoever writes. */
export type HomeRole = 'primary' | 'dr';

export interface FailoverConfig {
  readonly environmentSuffix: string;
  readonly homeRole: HomeRole;
  readonly region: string;
  readonly regionCode: string;
  readonly peerRegion: string;
  readonly peerRegionCode: string;
  readonly domainName: string;
  readonly globalClusterIdentifier: string;
  /** This region's member of the global database. */
  readonly clusterArn: string;
  readonly clusterIdentifier: string;
  readonly peerClusterIdentifier: string;
  readonly peerClusterArn: string;
  readonly stateTable: string;
  readonly peerStateTable: string;
  readonly notificationTopicArn: string;
  readonly reportBucket: string;
  readonly ecsCluster: string;
  readonly ecsService: string;
  readonly peerEcsCluster: string;
  readonly peerEcsService: string;
  /** Tasks this region runs at least while it is the standby. */
  readonly homeFloorTasks: number;
  /** Tasks that carry the whole load; what a region is raised to when it takes over. */
  readonly primaryFloorTasks: number;
  readonly primaryCeilingTasks: number;
  /** Endpoints in regions other than the two, to tell a lost peer from a lost connection. */
  readonly selfCheckUrls: readonly string[];
  readonly policy: Policy;
}

export interface RegionWatchConfig extends FailoverConfig {
  readonly failoverStateMachineArn: string;
}

const TEMPLATE_SETS_IT = "The regional template sets it; compare the function's environment";

/** @throws ConfigurationError naming the first variable at fault */
export function readFailoverConfig(environment: Environment): FailoverConfig {
  const text = (variable: string) => readRequired(environment, variable, TEMPLATE_SETS_IT);
  return {
    environmentSuffix: text('ENVIRONMENT_SUFFIX'),
    homeRole: parseHomeRole(text('HOME_ROLE')),
    region: text('AWS_REGION'),
    regionCode: text('REGION_CODE'),
    peerRegion: text('PEER_REGION'),
    peerRegionCode: text('PEER_REGION_CODE'),
    domainName: text('DOMAIN_NAME'),
    globalClusterIdentifier: text('GLOBAL_CLUSTER_IDENTIFIER'),
    clusterArn: text('CLUSTER_ARN'),
    clusterIdentifier: text('CLUSTER_IDENTIFIER'),
    peerClusterIdentifier: text('PEER_CLUSTER_IDENTIFIER'),
    peerClusterArn: text('PEER_CLUSTER_ARN'),
    stateTable: text('STATE_TABLE'),
    peerStateTable: text('PEER_STATE_TABLE'),
    notificationTopicArn: text('NOTIFICATION_TOPIC_ARN'),
    reportBucket: text('REPORT_BUCKET'),
    ecsCluster: text('ECS_CLUSTER'),
    ecsService: text('ECS_SERVICE'),
    peerEcsCluster: text('PEER_ECS_CLUSTER'),
    peerEcsService: text('PEER_ECS_SERVICE'),
    homeFloorTasks: parseCount('HOME_FLOOR_TASKS', text('HOME_FLOOR_TASKS')),
    primaryFloorTasks: parseCount('PRIMARY_FLOOR_TASKS', text('PRIMARY_FLOOR_TASKS')),
    primaryCeilingTasks: parseCount('PRIMARY_CEILING_TASKS', text('PRIMARY_CEILING_TASKS')),
    selfCheckUrls: parseUrls('SELF_CHECK_URLS', text('SELF_CHECK_URLS')),
    policy: parsePolicy(text('POLICY')),
  };
}

/** @throws ConfigurationError naming the first variable at fault */
export function readRegionWatchConfig(environment: Environment): RegionWatchConfig {
  return {
    ...readFailoverConfig(environment),
    failoverStateMachineArn: readRequired(
      environment,
      'FAILOVER_STATE_MACHINE_ARN',
      TEMPLATE_SETS_IT,
    ),
  };
}

function parseHomeRole(value: string): HomeRole {
  if (value === 'primary' || value === 'dr') {
    return value;
  }
  throw new ConfigurationError(
    'HOME_ROLE',
    'is neither "primary" nor "dr"',
    'Set it to one of the two',
  );
}

function parseCount(variable: string, value: string): number {
  if (/^[1-9]\d*$/.test(value)) {
    return Number(value);
  }
  throw new ConfigurationError(
    variable,
    'is not a positive whole number',
    'Set it to a number of tasks',
  );
}

function parseUrls(variable: string, value: string): readonly string[] {
  const urls = value.split(',').map((url) => url.trim());
  if (urls.length >= 2 && urls.every((url) => URL.canParse(url) && url.startsWith('https://'))) {
    return urls;
  }
  throw new ConfigurationError(
    variable,
    'does not name two HTTPS endpoints or more',
    'Set it to URLs in regions other than the two, separated by commas',
  );
}

const POLICY_KEYS = Object.keys(defaultPolicy);

const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  onUnknownLag: ['hold', 'proceed'] satisfies Policy['onUnknownLag'][],
  capacityAt: ['first-bad-sample', 'failover'] satisfies Policy['capacityAt'][],
};

const isPositiveInteger = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value > 0;

/** What the JSON leaves out keeps its default; a name or value that isn't understood is refused. */
function parsePolicy(json: string): Policy {
  const values = parseObject(json);
  for (const [key, value] of Object.entries(values)) {
    if (!POLICY_KEYS.includes(key)) {
      throw policyError(`has "${key}", which is no part of a policy`);
    }
    const valid = CHOICES[key]?.some((choice) => choice === value) ?? isPositiveInteger(value);
    if (!valid) {
      throw policyError(`has a value for "${key}" that can't be used`);
    }
  }
  return { ...defaultPolicy, ...values };
}

function parseObject(json: string): object {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw policyError('is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw policyError('is not a JSON object');
  }
  return value;
}

const policyError = (problem: string): ConfigurationError =>
  new ConfigurationError(
    'POLICY',
    problem,
    `Set it to a JSON object with any of: ${POLICY_KEYS.join(', ')}`,
  );
