import { AwsError, type Service } from '../../../local-cloud/service';
import { deployedRegion } from '../../deployment/deployment';
import type { DatabaseDescription, RegionPlace } from '../../schedule/fault';
import type { ClusterSnapshot, Database, RequestOutcome } from '../database';
import { EPOCH_MS, otherPlace, PLACES, placeOfRegion } from '../places';

interface TargetInput {
  readonly TargetDbClusterIdentifier?: string;
}

interface FailoverInput extends TargetInput {
  readonly AllowDataLoss?: boolean;
}

interface CopyInput {
  readonly SourceDBClusterSnapshotIdentifier?: string;
  readonly TargetDBClusterSnapshotIdentifier?: string;
}

export type OnRequest = (request: {
  readonly kind: 'failover' | 'switchover';
  readonly place: RegionPlace;
  readonly outcome: RequestOutcome;
}) => void;

/** RDS's API over the simulated database. */
export function rdsService(
  database: Database,
  onRequest: OnRequest,
  described: (place: RegionPlace) => DatabaseDescription = () => ({}),
): Service {
  const request = (
    kind: 'failover' | 'switchover',
    region: string,
    { TargetDbClusterIdentifier: target }: TargetInput,
  ) => {
    const to = PLACES.find((place) => arnOf(place) === target);
    if (to === undefined) {
      throw new AwsError('DBClusterNotFoundFault', `DBCluster ${target} not found.`, 404);
    }
    const outcome = database.request(kind, to);
    onRequest({ kind, place: placeOfRegion(region), outcome });
    refuse(outcome);
    return {
      GlobalCluster: describe(database, placeOfRegion(region), described(placeOfRegion(region))),
    };
  };
  return {
    DescribeGlobalClusters: ({ region }) => ({
      GlobalClusters: [describe(database, placeOfRegion(region), described(placeOfRegion(region)))],
    }),
    DescribeDBClusters: ({ region }) => {
      const { clusterIdentifier, clusterArn } = deployedRegion(placeOfRegion(region)).config;
      const usual = database.isAvailable(placeOfRegion(region)) ? 'available' : 'failing-over';
      const { status = usual, instances = 1 } = described(placeOfRegion(region));
      return {
        DBClusters: [
          {
            DBClusterIdentifier: clusterIdentifier,
            DBClusterArn: clusterArn,
            Status: status,
            DBClusterMembers: Array.from({ length: instances }, (_, index) => ({
              DBInstanceIdentifier: `${clusterIdentifier}-${index + 1}`,
              IsClusterWriter: index === 0,
            })),
          },
        ],
      };
    },
    // Without it the call means a switchover:
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_FailoverGlobalCluster.html
    FailoverGlobalCluster: ({ region }, input: FailoverInput) =>
      request(input.AllowDataLoss === true ? 'failover' : 'switchover', region, input),
    SwitchoverGlobalCluster: ({ region }, input: TargetInput) =>
      request('switchover', region, input),
    DescribeDBClusterSnapshots: ({ region, nowMs }) => ({
      DBClusterSnapshots: database.snapshots
        .filter(({ place }) => place === placeOfRegion(region))
        .map(({ id, takenAtMs, availableAtMs, kind }) => ({
          DBClusterSnapshotIdentifier: id,
          SnapshotCreateTime: new Date(EPOCH_MS + takenAtMs),
          SnapshotType: kind,
          Status: statusOf(kind, availableAtMs <= nowMs - EPOCH_MS),
        })),
    }),
    CopyDBClusterSnapshot: ({ region, nowMs }, input: CopyInput) => {
      const id = input.TargetDBClusterSnapshotIdentifier ?? '';
      const source = database.snapshots.find(
        (snapshot) => snapshot.id === input.SourceDBClusterSnapshotIdentifier,
      );
      if (database.snapshots.some((snapshot) => snapshot.id === id)) {
        throw new AwsError('DBClusterSnapshotAlreadyExistsFault', `${id} already exists`);
      }
      if (source === undefined) {
        throw new AwsError('DBClusterSnapshotNotFoundFault', 'there is no such snapshot', 404);
      }
      if (source.availableAtMs > nowMs - EPOCH_MS) {
        throw new AwsError('InvalidDBClusterSnapshotStateFault', `${source.id} is being made`);
      }
      database.addSnapshot({ place: placeOfRegion(region), id, kind: 'manual' });
      return { DBClusterSnapshot: { DBClusterSnapshotIdentifier: id, Status: 'copying' } };
    },
  };
}

function statusOf(kind: ClusterSnapshot['kind'], isDone: boolean): string {
  return isDone ? 'available' : kind === 'manual' ? 'copying' : 'creating';
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

const arnOf = (place: RegionPlace): string => deployedRegion(place).config.clusterArn;

function describe(
  database: Database,
  place: RegionPlace,
  { writers, members = PLACES, synchronization, operation: said }: DatabaseDescription,
): Record<string, unknown> {
  const writer = database.writerSeenFrom(place);
  const operation = database.visibleOperation();
  return {
    GlobalClusterIdentifier: deployedRegion(place).config.globalClusterIdentifier,
    Status: operation === undefined ? 'available' : operation.status,
    GlobalClusterMembers: members.map((member) => ({
      DBClusterArn: arnOf(member),
      IsWriter: writers?.includes(member) ?? member === writer,
      SynchronizationStatus: synchronization ?? database.synchronization,
    })),
    ...(operation && {
      FailoverState: {
        Status: operation.status,
        FromDbClusterArn: arnOf(otherPlace(operation.to)),
        ToDbClusterArn: arnOf(operation.to),
        IsDataLossAllowed: operation.kind === 'failover',
      },
    }),
    ...(said && {
      FailoverState: {
        Status: said.status,
        ...(said.to && { ToDbClusterArn: arnOf(said.to) }),
        IsDataLossAllowed: said.isDataLossAllowed,
      },
    }),
  };
}
