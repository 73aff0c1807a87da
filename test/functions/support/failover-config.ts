import { readRegionWatchConfig } from '../../../functions/shared/failover-config';

/** Environment of the functions in the DR region, as the template sets it. */
export const drEnvironment = {
  ENVIRONMENT_SUFFIX: 'demo',
  HOME_ROLE: 'dr',
  AWS_REGION: 'us-east-2',
  REGION_CODE: 'use2',
  PEER_REGION: 'us-east-1',
  PEER_REGION_CODE: 'use1',
  DOMAIN_NAME: 'payments.example.com',
  GLOBAL_CLUSTER_IDENTIFIER: 'payments-global-demo',
  CLUSTER_ARN: 'arn:aws:rds:us-east-2:111122223333:cluster:aurora-use2-demo',
  CLUSTER_IDENTIFIER: 'aurora-use2-demo',
  PEER_CLUSTER_ARN: 'arn:aws:rds:us-east-1:111122223333:cluster:aurora-use1-demo',
  PEER_CLUSTER_IDENTIFIER: 'aurora-use1-demo',
  STATE_TABLE: 'failover-state-demo',
  PEER_STATE_TABLE: 'failover-state-demo',
  NOTIFICATION_TOPIC_ARN: 'arn:aws:sns:us-east-2:111122223333:dr-notifications-demo',
  REPORT_BUCKET: 'transaction-logs-111122223333-use2-demo',
  FAILOVER_STATE_MACHINE_ARN: 'arn:aws:states:us-east-2:111122223333:stateMachine:failover-demo',
  ECS_CLUSTER: 'ecs-cluster-demo',
  ECS_SERVICE: 'ecs-service-demo',
  PEER_ECS_CLUSTER: 'ecs-cluster-demo',
  PEER_ECS_SERVICE: 'ecs-service-demo',
  HOME_FLOOR_TASKS: '2',
  PRIMARY_FLOOR_TASKS: '10',
  PRIMARY_CEILING_TASKS: '50',
  SELF_CHECK_URLS: 'https://s3.us-west-2.amazonaws.com/,https://s3.eu-west-1.amazonaws.com/',
  POLICY: '{}',
} as const;

export const drConfig = readRegionWatchConfig(drEnvironment);

export const primaryConfig = readRegionWatchConfig({
  ...drEnvironment,
  HOME_ROLE: 'primary',
  AWS_REGION: 'us-east-1',
  REGION_CODE: 'use1',
  PEER_REGION: 'us-east-2',
  PEER_REGION_CODE: 'use2',
  CLUSTER_ARN: drEnvironment.PEER_CLUSTER_ARN,
  CLUSTER_IDENTIFIER: drEnvironment.PEER_CLUSTER_IDENTIFIER,
  PEER_CLUSTER_ARN: drEnvironment.CLUSTER_ARN,
  PEER_CLUSTER_IDENTIFIER: drEnvironment.CLUSTER_IDENTIFIER,
});
