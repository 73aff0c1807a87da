import { defaultPolicy } from '../../../../functions/shared/decision/policy';
import type { FailoverConfig, HomeRole } from '../../../../functions/shared/failover-config';

const PLACES = {
  primary: { region: 'us-east-1', code: 'use1' },
  dr: { region: 'us-east-2', code: 'use2' },
} as const;

/** The function's configuration as it is in the region of that home role. */
export function configOf(homeRole: HomeRole): FailoverConfig {
  const own = PLACES[homeRole];
  const peer = PLACES[homeRole === 'dr' ? 'primary' : 'dr'];
  const arn = (region: string, code: string) =>
    `arn:aws:rds:${region}:111122223333:cluster:aurora-${code}-prod`;
  return {
    environmentSuffix: 'prod',
    homeRole,
    region: own.region,
    regionCode: own.code,
    peerRegion: peer.region,
    peerRegionCode: peer.code,
    domainName: 'payments.example.com',
    globalClusterIdentifier: 'payments-global-prod',
    clusterArn: arn(own.region, own.code),
    clusterIdentifier: `aurora-${own.code}-prod`,
    peerClusterIdentifier: `aurora-${peer.code}-prod`,
    peerClusterArn: arn(peer.region, peer.code),
    stateTable: 'failover-state-prod',
    peerStateTable: 'failover-state-prod',
    notificationTopicArn: `arn:aws:sns:${own.region}:111122223333:dr-notifications-prod`,
    reportBucket: `transaction-logs-111122223333-${own.code}-prod`,
    ecsCluster: 'ecs-cluster-prod',
    ecsService: 'ecs-service-prod',
    peerEcsCluster: 'ecs-cluster-prod',
    peerEcsService: 'ecs-service-prod',
    homeFloorTasks: homeRole === 'dr' ? 2 : 10,
    primaryFloorTasks: 10,
    primaryCeilingTasks: 50,
    selfCheckUrls: ['https://s3.us-west-2.amazonaws.com/', 'https://s3.eu-west-1.amazonaws.com/'],
    policy: defaultPolicy,
  };
}
