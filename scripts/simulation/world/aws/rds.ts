import { AwsError, type Service } from '../../../local-cloud/service';
import type { RegionPlace } from '../../schedule/fault';
import type { Database, RequestOutcome } from '../database';
import { otherPlace } from '../network';
import { EPOCH_MS, GLOBAL_CLUSTER_ID, namesOf, PLACES, placeOfRegion } from '../places';

interface TargetInput {
  readonly TargetDbClusterIdentifier?: string;
}

interface CopyInput {
  readonly SourceDBClusterSnapshotIdentifier?: string;
  readonly TargetDBClusterSnapshotIdentifier?: string;
}

export type OnRequest = (kind: 'failover' | 'switchover', place: RegionPlace) => void;

/** RDS's API over the simulated database. */
export function rdsService(database: Database, onRequest: OnRequest): Service {
  const request = (
    kind: 'failover' | 'switchover',
    region: string,
    { TargetDbClusterIdentifier: target }: TargetInput,
  ) => {
    const to = PLACES.find((place) => namesOf(place).clusterArn === target);
    if (to === undefined) {
      throw new AwsError('DBClusterNotFoundFault', `DBCluster ${target} not found.`, 404);
    }
    onRequest(kind, placeOfRegion(region));
    refuse(database.request(kind, to));
    return { GlobalCluster: describe(database, placeOfRegion(region)) };
  };
  return {
    DescribeGlobalClusters: ({ region }) => ({
      GlobalClusters: [describe(database, placeOfRegion(region))],
    }),
    DescribeDBClusters: ({ region }) => {
      const { clusterId, clusterArn } = namesOf(placeOfRegion(region));
      return {
        DBClusters: [
          {
            DBClusterIdentifier: clusterId,
            DBClusterArn: clusterArn,
            Status: 'available',
            DBClusterMembers: [{ DBInstanceIdentifier: `${clusterId}-1`, IsClusterWriter: true }],
          },
        ],
      };
    },
    FailoverGlobalCluster: ({ region }, input: TargetInput) => request('failover', region, input),
    SwitchoverGlobalCluster: ({ region }, input: TargetInput) =>
      request('switchover', region, input),
    DescribeDBClusterSnapshots: ({ region }) => ({
      DBClusterSnapshots: database.snapshots
        .filter(({ place }) => place === placeOfRegion(region))
        .map(({ id, takenAtMs, kind }) => ({
          DBClusterSnapshotIdentifier: id,
          SnapshotCreateTime: new Date(EPOCH_MS + takenAtMs),
          SnapshotType: kind,
          Status: 'available',
        })),
    }),
    CopyDBClusterSnapshot: ({ region, nowMs }, input: CopyInput) => {
      const id = input.TargetDBClusterSnapshotIdentifier ?? '';
      if (database.snapshots.some((snapshot) => snapshot.id === id)) {
        throw new AwsError('DBClusterSnapshotAlreadyExistsFault', `${id} already exists`);
      }
      const takenAtMs = nowMs - EPOCH_MS;
      database.snapshots.push({ place: placeOfRegion(region), id, takenAtMs, kind: 'manual' });
      return { DBClusterSnapshot: { DBClusterSnapshotIdentifier: id, Status: 'available' } };
    },
  };
}

function refuse(outcome: RequestOutcome): void {
  switch (outcome) {
    case 'accepted':
      return;
    case 'busy':
      throw new AwsError('InvalidGlobalClusterStateFault', 'The global cluster is not available.');
    case 'not-possible':
      throw new AwsError('InvalidDBClusterStateFault', "The target can't be promoted.");
  }
}

function describe(database: Database, place: RegionPlace): Record<string, unknown> {
  const writer = database.writerSeenFrom(place);
  const { operation } = database;
  return {
    GlobalClusterIdentifier: GLOBAL_CLUSTER_ID,
    Status: operation === undefined ? 'available' : operation.status,
    GlobalClusterMembers: PLACES.map((member) => ({
      DBClusterArn: namesOf(member).clusterArn,
      IsWriter: member === writer,
      SynchronizationStatus: database.synchronization,
    })),
    ...(operation && {
      FailoverState: {
        Status: operation.status,
        FromDbClusterArn: namesOf(otherPlace(operation.to)).clusterArn,
        ToDbClusterArn: namesOf(operation.to).clusterArn,
        IsDataLossAllowed: operation.kind === 'failover',
      },
    }),
  };
}
