import type { DBCluster, FailoverState, GlobalCluster } from '@aws-sdk/client-rds';
import type { FailoverConfig } from '../failover-config';
import type { DatabaseReading, KnownDatabaseReading } from './sample';

/** The global database in the terms of the decision. */
export function describeGlobalCluster(
  globalCluster: GlobalCluster | undefined,
  ownCluster: DBCluster | undefined,
  config: Pick<FailoverConfig, 'clusterArn' | 'globalClusterIdentifier'>,
): DatabaseReading {
  const members = globalCluster?.GlobalClusterMembers ?? [];
  const own = members.find(({ DBClusterArn }) => DBClusterArn === config.clusterArn);
  if (own === undefined) {
    const detail = `${config.clusterArn} is no member of ${config.globalClusterIdentifier}`;
    return { kind: 'unknown', detail };
  }
  const writers = members.filter(({ IsWriter }) => IsWriter === true);
  if (writers.length > 1) {
    const arns = writers.map(({ DBClusterArn }) => DBClusterArn).join(' and ');
    return { kind: 'unknown', detail: `more than one member writes: ${arns}` };
  }
  const standby = members.find(({ IsWriter }) => IsWriter !== true);
  return {
    kind: 'known',
    writerRegion: writers[0]?.DBClusterArn?.split(':')[3],
    thisRegionWrites: own.IsWriter === true,
    operation: operationOf(globalCluster?.FailoverState),
    synchronization: synchronizationOf(standby?.SynchronizationStatus),
    thisMemberAvailable:
      ownCluster?.Status === 'available' &&
      // A cluster without an instance can't be promoted.
      (ownCluster.DBClusterMembers ?? []).length > 0,
    lag: { kind: 'unknown', detail: 'not read yet' },
  };
}

/**
 * The documentation names a status that the SDK's type does not have, so the
 * text is open: what isn't known is something that goes on.
 */
function operationOf(state: FailoverState | undefined): KnownDatabaseReading['operation'] {
  const status: string | undefined = state?.Status;
  switch (status) {
    case undefined:
    case '':
      return 'none';
    case 'failing-over':
      return 'failing-over';
    case 'switching-over':
      return 'switching-over';
    case 'pending':
      return state?.IsDataLossAllowed === true ? 'failing-over' : 'switching-over';
    default:
      return 'other';
  }
}

function synchronizationOf(status: string | undefined): KnownDatabaseReading['synchronization'] {
  return status === 'connected' || status === 'pending-resync' ? status : 'unknown';
}
