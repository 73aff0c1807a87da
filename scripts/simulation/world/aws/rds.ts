import { AwsError, type Service } from '../../../local-cloud/service';
import { deployedRegion } from '../../deployment/deployment';
import type { DatabaseDescription, RegionPlace } from '../../schedule/fault';
import type { Database, RequestOutcome } from '../database';
import { otherPlace, PLACES, placeOfRegion } from '../places';
import { type KeptSnapshots, snapshotCalls } from './rds-snapshots';

interface TargetInput {
  readonly TargetDbClusterIdentifier?: string;
}

interface FailoverInput extends TargetInput {
  readonly AllowDataLoss?: boolean;
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
  kept: KeptSnapshots = () => undefined,
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
    ...snapshotCalls(database, kept),
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
    GlobalClusterMembers: members.map((member) => {
      const isWriter = writers?.includes(member) ?? member === writer;
      return {
        DBClusterArn: arnOf(member),
        IsWriter: isWriter,
        // Who writes is in sync with itself.
        SynchronizationStatus: isWriter
          ? 'connected'
          : (synchronization ?? database.synchronization),
      };
    }),
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
