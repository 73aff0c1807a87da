import { defaultPolicy } from '../../../functions/shared/decision/policy';
import { sub } from '../../cfn/functions';
import type { Value } from '../../cfn/value';
import { witnessRegions } from '../../topology';
import { taskBounds } from '../capacity';
import type { RegionalContext } from '../context';
import type { RegionalResources } from '../resources';
import { failoverArns } from './arns';

/** What `functions/shared/failover-config.ts` reads, in both functions. */
export function failoverEnvironment(
  context: RegionalContext,
  { capacity, database, service }: Omit<RegionalResources, 'failover'>,
): Readonly<Record<string, Value<string>>> {
  const { parameters, name, peerName } = context;
  return {
    ENVIRONMENT_SUFFIX: parameters.EnvironmentSuffix,
    HOME_ROLE: parameters.HomeRole,
    REGION_CODE: parameters.RegionCode,
    PEER_REGION: parameters.PeerRegion,
    PEER_REGION_CODE: parameters.PeerRegionCode,
    DOMAIN_NAME: parameters.DomainName,
    GLOBAL_CLUSTER_IDENTIFIER: parameters.GlobalClusterIdentifier,
    CLUSTER_ARN: database.cluster.att('DBClusterArn'),
    CLUSTER_IDENTIFIER: database.clusterIdentifier,
    PEER_CLUSTER_ARN: failoverArns(context).peerCluster,
    PEER_CLUSTER_IDENTIFIER: peerName('databaseCluster'),
    STATE_TABLE: name('stateTable'),
    PEER_STATE_TABLE: peerName('stateTable'),
    NOTIFICATION_TOPIC_ARN: parameters.NotificationTopicArn,
    REPORT_BUCKET: parameters.TransactionLogBucketName,
    ECS_CLUSTER: service.clusterName,
    ECS_SERVICE: service.serviceName,
    PEER_ECS_CLUSTER: peerName('ecsCluster'),
    PEER_ECS_SERVICE: peerName('ecsService'),
    HOME_FLOOR_TASKS: capacity.find(parameters.HomeRole, 'MinTasks'),
    PRIMARY_FLOOR_TASKS: String(taskBounds.primary.min),
    PRIMARY_CEILING_TASKS: String(taskBounds.primary.max),
    SELF_CHECK_URLS: witnessRegions
      .map((region) => `https://s3.${region}.amazonaws.com/`)
      .join(','),
    POLICY: JSON.stringify(defaultPolicy),
    POWERTOOLS_LOG_LEVEL: 'INFO',
  };
}

/** Name of a function in its logs. */
export function serviceName(
  fn: 'region-watch' | 'failover',
  { parameters }: RegionalContext,
): Value<string> {
  return sub`${fn}-${parameters.EnvironmentSuffix}`;
}
