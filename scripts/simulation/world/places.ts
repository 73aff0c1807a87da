import { defaultRegions, type Region } from '../../../templates-src/topology';
import type { RegionPlace } from '../schedule/fault';

export const SUFFIX = 'sim';
export const DOMAIN_NAME = 'payments.example.com';
export const ACCOUNT_ID = '111122223333';

/** When every run begins, in milliseconds since 1970; whole minutes, as metrics count them. */
export const EPOCH_MS = Date.UTC(2030, 0, 1);

export const PLACES: readonly RegionPlace[] = ['primary', 'dr'];

export const regionOf = (place: RegionPlace): Region => defaultRegions[place];

export function placeOfRegion(region: string): RegionPlace {
  const place = PLACES.find((each) => regionOf(each).name === region);
  if (place === undefined) {
    throw new Error(`${region} is no region of the simulation`);
  }
  return place;
}

/** Names of what is deployed in a region. */
export interface RegionNames {
  readonly clusterId: string;
  readonly clusterArn: string;
  readonly stateTable: string;
  readonly topicArn: string;
  readonly failoverFunctionArn: string;
  readonly failoverMachineArn: string;
  readonly switchoverMachineArn: string;
  readonly ecsCluster: string;
  readonly ecsService: string;
  readonly reportBucket: string;
}

export const GLOBAL_CLUSTER_ID = `payments-${SUFFIX}`;

export function namesOf(place: RegionPlace): RegionNames {
  const { name, code } = regionOf(place);
  const arn = (service: string, rest: string) => `arn:aws:${service}:${name}:${ACCOUNT_ID}:${rest}`;
  const clusterId = `aurora-${code}-${SUFFIX}`;
  return {
    clusterId,
    clusterArn: arn('rds', `cluster:${clusterId}`),
    stateTable: `failover-state-${SUFFIX}`,
    topicArn: arn('sns', `notifications-${SUFFIX}`),
    failoverFunctionArn: arn('lambda', `function:failover-${SUFFIX}`),
    failoverMachineArn: arn('states', `stateMachine:failover-${SUFFIX}`),
    switchoverMachineArn: arn('states', `stateMachine:switchover-${SUFFIX}`),
    ecsCluster: `ecs-cluster-${SUFFIX}`,
    ecsService: `ecs-service-${SUFFIX}`,
    reportBucket: `transaction-logs-${ACCOUNT_ID}-${code}-${SUFFIX}`,
  };
}
