import { serviceData, setServiceData } from '../../resources/service-data';
import type { FailoverPlan } from '../../runtime/behaviour';
import type { StoredResource } from '../../state';

/** What runs on a global cluster. */
export interface GlobalOperation {
  readonly id: number;
  readonly kind: 'failover' | 'switchover';
  readonly fromArn: string;
  readonly toArn: string;
  readonly requestedAtMs: number;
  readonly plan: FailoverPlan;
  readonly step: GlobalStep;
  /** Up to when the target has the old primary's writes. */
  readonly dataUpToMs: number;
}

/** `rebuilding`: the target writes, the old primary isn't a secondary yet. */
export type GlobalStep = 'pending' | 'promoting' | 'waiting-for-region' | 'rebuilding';

/** A change of writers that has happened. */
export interface Promotion {
  readonly kind: 'failover' | 'switchover';
  readonly fromArn: string;
  readonly toArn: string;
  readonly atMs: number;
  /** Writes of the old primary after this are not in the new one. */
  readonly dataUpToMs: number;
}

export function operationOf(globalCluster: StoredResource): GlobalOperation | undefined {
  return serviceData<{ current?: GlobalOperation }>(globalCluster, 'operation', {}).current;
}

export function setOperation(
  globalCluster: StoredResource,
  current: GlobalOperation | undefined,
): void {
  setServiceData(globalCluster, 'operation', current === undefined ? {} : { current });
}

/** Oldest first. */
export function promotionsOf(globalCluster: StoredResource): readonly Promotion[] {
  return serviceData<readonly Promotion[]>(globalCluster, 'promotions', []);
}

export function addPromotion(globalCluster: StoredResource, promotion: Promotion): void {
  setServiceData(globalCluster, 'promotions', [...promotionsOf(globalCluster), promotion]);
}

/** Secondaries that are not in sync with the writer. */
export function resyncing(globalCluster: StoredResource): readonly string[] {
  return serviceData<readonly string[]>(globalCluster, 'resyncing', []);
}

export function setResyncing(globalCluster: StoredResource, arns: readonly string[]): void {
  setServiceData(globalCluster, 'resyncing', arns);
}

/**
 * Old primaries that Aurora could not fence: each still takes the writes that
 * reach it, until it is rebuilt.
 */
export function unfenced(globalCluster: StoredResource): readonly string[] {
  return serviceData<readonly string[]>(globalCluster, 'unfenced', []);
}

export function setUnfenced(globalCluster: StoredResource, arns: readonly string[]): void {
  setServiceData(globalCluster, 'unfenced', arns);
}

export function nextOperationId(globalCluster: StoredResource): number {
  const id = serviceData<number>(globalCluster, 'operationCount', 0) + 1;
  setServiceData(globalCluster, 'operationCount', id);
  return id;
}
