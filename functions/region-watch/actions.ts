/** What an action is done to; the templates know the ARNs. */
export type RegionWatchResource =
  | 'state-table'
  /** Actions that IAM can't confine to one resource. */
  | 'any'
  | 'metric-namespace'
  | 'notification-topic'
  | 'scalable-target'
  | 'failover-machine'
  /** Of the failover and the switchover machine. */
  | 'executions';

export interface RegionWatchAction {
  /** As IAM calls it. */
  readonly action: string;
  readonly resource: RegionWatchResource;
  /** Never the peer's: this function works without it. */
  readonly region: 'own';
  readonly bestEffort: false;
}

const own = (action: string, resource: RegionWatchResource): RegionWatchAction => ({
  action,
  resource,
  region: 'own',
  bestEffort: false,
});

/**
 * Every AWS action of this function, for its IAM policy and for the proof that
 * it needs no other region.
 */
export const REGION_WATCH_ACTIONS: readonly RegionWatchAction[] = [
  own('application-autoscaling:RegisterScalableTarget', 'scalable-target'),
  own('cloudwatch:GetMetricData', 'any'),
  own('cloudwatch:PutMetricData', 'metric-namespace'),
  own('dynamodb:GetItem', 'state-table'),
  own('dynamodb:PutItem', 'state-table'),
  own('dynamodb:UpdateItem', 'state-table'),
  own('rds:DescribeDBClusters', 'any'),
  own('rds:DescribeGlobalClusters', 'any'),
  own('sns:Publish', 'notification-topic'),
  own('states:DescribeExecution', 'executions'),
  own('states:StartExecution', 'failover-machine'),
];
