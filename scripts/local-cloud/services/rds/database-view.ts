import { findGlobalCluster, membersOf } from '../../resources/rules/rds/global-cluster-members';
import type { LocalCloudState } from '../../state';
import { operationOf, type Promotion, promotionsOf, unfenced } from './aurora-state';

/** What a database client in a region finds, for whoever plays the application. */
export interface DatabaseView {
  readonly acceptsWrites: boolean;
  /** How often the writer has changed; writes of one region in one epoch belong together. */
  readonly epoch: number;
}

export function databaseView(
  state: LocalCloudState,
  globalClusterIdentifier: string,
  region: string,
): DatabaseView {
  const globalCluster = findGlobalCluster({ state, region }, globalClusterIdentifier);
  if (globalCluster === undefined) {
    return { acceptsWrites: false, epoch: 0 };
  }
  const member = membersOf(globalCluster).find((candidate) => candidate.region === region);
  const operation = operationOf(globalCluster);
  const arn = member?.dbClusterArn ?? '';
  // While Aurora promotes, the old primary's storage is blocked, if that has worked.
  const isBlocked =
    operation?.step === 'promoting' &&
    operation.fromArn === arn &&
    (operation.kind === 'switchover' || operation.plan.fence === 'blocked');
  const isWriter = member?.isWriter === true && !isBlocked;
  return {
    acceptsWrites: isWriter || unfenced(globalCluster).includes(arn),
    epoch: promotionsOf(globalCluster).length,
  };
}

/** Every change of writers, oldest first. */
export function promotions(
  state: LocalCloudState,
  globalClusterIdentifier: string,
): readonly Promotion[] {
  const globalCluster = findGlobalCluster({ state, region: '' }, globalClusterIdentifier);
  return globalCluster === undefined ? [] : promotionsOf(globalCluster);
}
