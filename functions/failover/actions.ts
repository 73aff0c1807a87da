import type { TaskName } from './tasks';

/** What an action is done to; the templates know the ARNs. */
export type ActionResource =
  | 'state-table'
  /** Actions that IAM can't confine to one resource. */
  | '*'
  | 'lost-writes-snapshot'
  | 'lost-writes-copy'
  | 'report-objects'
  | 'notification-topic'
  | 'ecs-service'
  | 'failover-function';

/** One AWS action of this function, for its IAM policy and for the proof of survivability. */
export interface FailoverAction {
  /** As IAM calls it. */
  readonly action: string;
  readonly resource: ActionResource;
  /** Whose endpoint: this region's, or the peer's, which a failover has lost. */
  readonly region: 'own' | 'peer';
  /** Nothing waits for it, and its failure fails nothing. */
  readonly bestEffort: boolean;
  readonly tasks: readonly TaskName[];
}

const OF_STATE = [
  'confirm',
  'copy-lost-writes-snapshot',
  'drain',
  'fence',
  'latch',
  'record-rds-event',
  'report',
  'undrain',
  'verify-payment',
  'verify-traffic',
] as const satisfies readonly TaskName[];

const OF_REPORT = [
  'copy-lost-writes-snapshot',
  'record-rds-event',
  'report',
] as const satisfies readonly TaskName[];

const OF_LOST_WRITES = [
  'copy-lost-writes-snapshot',
  'record-rds-event',
] as const satisfies readonly TaskName[];

const OF_DATABASE = [
  'check-in-sync',
  'confirm',
  'fence',
  ...OF_REPORT,
] as const satisfies readonly TaskName[];

const own = (
  action: string,
  resource: ActionResource,
  tasks: readonly TaskName[],
): FailoverAction => ({ action, resource, region: 'own', bestEffort: false, tasks });

/** Tasks of a switchover alone: both regions are in use, and it is refused when one isn't. */
const peerInSwitchover = (
  action: string,
  resource: ActionResource,
  tasks: readonly TaskName[],
): FailoverAction => ({ action, resource, region: 'peer', bestEffort: false, tasks });

const peerBestEffort = (
  action: string,
  resource: ActionResource,
  tasks: readonly TaskName[],
): FailoverAction => ({ action, resource, region: 'peer', bestEffort: true, tasks });

/** Every AWS action that the tasks call, and no other: a test runs them all and compares. */
export const FAILOVER_ACTIONS: readonly FailoverAction[] = [
  own('dynamodb:GetItem', 'state-table', OF_STATE),
  own('dynamodb:PutItem', 'state-table', OF_STATE),
  own('rds:DescribeGlobalClusters', '*', OF_DATABASE),
  own('rds:DescribeDBClusters', '*', OF_DATABASE),
  own('cloudwatch:GetMetricData', '*', OF_DATABASE),
  own('cloudwatch:PutMetricData', '*', ['latch']),
  own('rds:DescribeDBClusterSnapshots', '*', OF_LOST_WRITES),
  own('rds:CopyDBClusterSnapshot', 'lost-writes-snapshot', OF_LOST_WRITES),
  own('rds:CopyDBClusterSnapshot', 'lost-writes-copy', OF_LOST_WRITES),
  // Implied by the tags in the request to copy.
  own('rds:AddTagsToResource', 'lost-writes-copy', OF_LOST_WRITES),
  own('s3:PutObject', 'report-objects', OF_REPORT),
  own('sns:Publish', 'notification-topic', OF_REPORT),

  peerBestEffort('ecs:UpdateService', 'ecs-service', ['fence']),
  peerBestEffort('ecs:DescribeServices', 'ecs-service', ['fence']),
  peerBestEffort('application-autoscaling:RegisterScalableTarget', 'ecs-service', ['fence']),
  peerBestEffort('dynamodb:PutItem', 'state-table', ['fence']),
  peerBestEffort('cloudwatch:PutMetricData', '*', ['fence']),
  peerBestEffort('rds:DescribeDBClusterSnapshots', '*', OF_LOST_WRITES),
  peerBestEffort('rds:CopyDBClusterSnapshot', 'lost-writes-snapshot', OF_LOST_WRITES),
  peerBestEffort('rds:CopyDBClusterSnapshot', 'lost-writes-copy', OF_LOST_WRITES),
  peerBestEffort('rds:AddTagsToResource', 'lost-writes-copy', OF_LOST_WRITES),
  peerBestEffort('lambda:InvokeFunction', 'failover-function', ['record-rds-event']),

  peerInSwitchover('ecs:UpdateService', 'ecs-service', ['raise-capacity']),
  peerInSwitchover('ecs:DescribeServices', 'ecs-service', ['raise-capacity']),
  peerInSwitchover('application-autoscaling:RegisterScalableTarget', 'ecs-service', [
    'raise-capacity',
  ]),
  peerInSwitchover('dynamodb:PutItem', 'state-table', ['latch']),
  peerInSwitchover('cloudwatch:PutMetricData', '*', ['latch']),
  peerInSwitchover('rds:DescribeGlobalClusters', '*', ['check-in-sync']),
  peerInSwitchover('rds:DescribeDBClusters', '*', ['check-in-sync']),
  peerInSwitchover('cloudwatch:GetMetricData', '*', ['check-in-sync']),
];
