import {
  type RegionWatchConfig,
  readRegionWatchConfig,
} from '../../../functions/shared/failover-config';
import { taskBounds } from '../../../templates-src/regional/capacity';
import { witnessRegions } from '../../../templates-src/topology';
import type { RegionPlace } from '../schedule/fault';
import { otherPlace } from './network';
import { DOMAIN_NAME, GLOBAL_CLUSTER_ID, namesOf, regionOf, SUFFIX } from './places';

const configurations = new Map<RegionPlace, RegionWatchConfig>();

/** What the functions of a region are told by their environment, with the default policy. */
export function regionConfig(place: RegionPlace): RegionWatchConfig {
  const known = configurations.get(place) ?? readRegionWatchConfig(environmentOf(place));
  configurations.set(place, known);
  return known;
}

function environmentOf(place: RegionPlace): Record<string, string> {
  const own = namesOf(place);
  const peer = namesOf(otherPlace(place));
  const region = regionOf(place);
  const peerRegion = regionOf(otherPlace(place));
  return {
    ENVIRONMENT_SUFFIX: SUFFIX,
    HOME_ROLE: place,
    AWS_REGION: region.name,
    REGION_CODE: region.code,
    PEER_REGION: peerRegion.name,
    PEER_REGION_CODE: peerRegion.code,
    DOMAIN_NAME,
    GLOBAL_CLUSTER_IDENTIFIER: GLOBAL_CLUSTER_ID,
    CLUSTER_ARN: own.clusterArn,
    CLUSTER_IDENTIFIER: own.clusterId,
    PEER_CLUSTER_IDENTIFIER: peer.clusterId,
    PEER_CLUSTER_ARN: peer.clusterArn,
    STATE_TABLE: own.stateTable,
    PEER_STATE_TABLE: peer.stateTable,
    NOTIFICATION_TOPIC_ARN: own.topicArn,
    REPORT_BUCKET: own.reportBucket,
    ECS_CLUSTER: own.ecsCluster,
    ECS_SERVICE: own.ecsService,
    PEER_ECS_CLUSTER: peer.ecsCluster,
    PEER_ECS_SERVICE: peer.ecsService,
    HOME_FLOOR_TASKS: String(taskBounds[place].min),
    PRIMARY_FLOOR_TASKS: String(taskBounds.primary.min),
    PRIMARY_CEILING_TASKS: String(taskBounds.primary.max),
    LOAD_BALANCER_DNS_NAME: `alb-${SUFFIX}.${region.name}.elb.amazonaws.com`,
    SELF_CHECK_URLS: witnessRegions.map((name) => `https://s3.${name}.amazonaws.com/`).join(','),
    FAILOVER_STATE_MACHINE_ARN: own.failoverMachineArn,
    POLICY: '{}',
  };
}
