import { openRegion } from '../../regions';
import type { LocalCloudState } from '../../state';

export interface EcsState {
  /** Oldest first. ECS keeps them for at least an hour, also when their service is gone. */
  stoppedTasks: StoppedTask[];
}

export interface StoppedTask {
  readonly taskArn: string;
  readonly clusterName: string;
  readonly serviceName: string;
  readonly taskDefinitionArn: string;
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly createdAtMs: number;
  readonly stoppedAtMs: number;
  readonly containers: readonly StoppedContainer[];
}

export interface StoppedContainer {
  readonly name: string;
  readonly exitCode?: number;
  readonly reason?: string;
}

export function openEcs(state: LocalCloudState, region: string): EcsState {
  const regionState = openRegion(state, region);
  regionState.ecs ??= { stoppedTasks: [] };
  return regionState.ecs;
}
