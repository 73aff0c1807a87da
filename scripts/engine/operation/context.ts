import type { Dns } from '../../../functions/shared/ports';
import type { HomeRole } from '../../../templates-src/topology';
import type { Clock } from '../clock';
import type { Environment } from '../environment';
import type { Cloud } from '../ports';
import type { OperationPort } from './ports';

/** Names of what an operation touches in one region. Known without asking anybody. */
export interface OperationNames {
  readonly stateTable: string;
  readonly failoverMachineArn: string;
  readonly switchoverMachineArn: string;
  readonly globalClusterIdentifier: string;
  readonly clusterIdentifier: string;
  readonly clusterArn: string;
  readonly ecsCluster: string;
  readonly ecsService: string;
  readonly reportBucket: string;
}

export type NamesByRole = Readonly<Record<HomeRole, OperationNames>>;

/** What looking at and starting operations works with. */
export interface OperationContext {
  readonly environment: Environment;
  readonly cloud: Cloud;
  readonly names: NamesByRole;
  readonly clock: Clock;
  readonly dns: Dns;
  /**
   * How many times longer than at AWS an answer may take on this clock: where time runs faster
   * than the machine that answers.
   */
  readonly patience: number;
}

/** One region of an environment, with its endpoints. */
export interface Place {
  readonly role: HomeRole;
  readonly region: string;
  readonly names: OperationNames;
  readonly port: OperationPort;
}

export function placeOf({ environment, cloud, names }: OperationContext, role: HomeRole): Place {
  const region = environment.topology.regions[role].name;
  return { role, region, names: names[role], port: cloud.region(region).operation };
}

/** `us-east-2 (dr)` */
export const placeName = ({ region, role }: Pick<Place, 'region' | 'role'>): string =>
  `${region} (${role})`;
