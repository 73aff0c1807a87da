import { AwsError, type Service } from '../../../local-cloud/service';
import type { FaultOf, RegionPlace } from '../../schedule/fault';
import type { ClusterSnapshot, Database } from '../database';
import { EPOCH_MS, placeOfRegion } from '../places';

interface DescribeInput {
  readonly Marker?: string;
}

interface CopyInput {
  readonly SourceDBClusterSnapshotIdentifier?: string;
  readonly TargetDBClusterSnapshotIdentifier?: string;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CopyDBClusterSnapshot.html */
const MAX_ID_LENGTH = 63;

/** Snapshots that a schedule puts there. */
export type KeptSnapshots = (place: RegionPlace) => FaultOf<'snapshots'> | undefined;

interface Snapshot extends Omit<ClusterSnapshot, 'takenAtMs'> {
  readonly takenAtMs: number | undefined;
  readonly isUnsaid?: true;
}

/** Those of one cluster in each region. */
export function snapshotCalls(database: Database, kept: KeptSnapshots): Service {
  const snapshotsIn = (place: RegionPlace): readonly Snapshot[] => {
    const { are = [], madeByRuns = 'listed' } = kept(place) ?? {};
    return [
      ...are.map(({ type: kind, takenAtMs, ...others }) => ({ ...others, kind, takenAtMs, place })),
      ...database.snapshots.filter(
        (snapshot) =>
          snapshot.place === place && (snapshot.kind === 'manual' || madeByRuns === 'listed'),
      ),
    ];
  };
  return {
    DescribeDBClusterSnapshots: ({ region, nowMs }, { Marker }: DescribeInput) => {
      const place = placeOfRegion(region);
      const all = snapshotsIn(place);
      const { pageSize = all.length, lastMarker } = kept(place) ?? {};
      const start = Number(Marker ?? 0);
      const next = start + pageSize;
      return {
        Marker: next < all.length ? String(next) : lastMarker,
        DBClusterSnapshots: all.slice(start, next).map((snapshot) => described(snapshot, nowMs)),
      };
    },
    CopyDBClusterSnapshot: ({ region, nowMs }, input: CopyInput) => {
      const place = placeOfRegion(region);
      const id = input.TargetDBClusterSnapshotIdentifier ?? '';
      const all = snapshotsIn(place);
      const source = all.find(
        (snapshot) => snapshot.id === input.SourceDBClusterSnapshotIdentifier,
      );
      if (id.length > MAX_ID_LENGTH) {
        throw new AwsError('InvalidParameterValue', `${id} is too long`);
      }
      if (all.some((snapshot) => snapshot.id === id)) {
        throw new AwsError('DBClusterSnapshotAlreadyExistsFault', `${id} already exists`);
      }
      if (source === undefined) {
        throw new AwsError('DBClusterSnapshotNotFoundFault', 'there is no such snapshot', 404);
      }
      if (source.availableAtMs > nowMs - EPOCH_MS) {
        throw new AwsError('InvalidDBClusterSnapshotStateFault', `${source.id} is being made`);
      }
      const { copiesTakeMs: takesMs, areCopiesUnsaid } = kept(place) ?? {};
      database.addSnapshot({ place, id, kind: 'manual' }, takesMs);
      const Status = areCopiesUnsaid ? undefined : statusOf('manual', takesMs === 0);
      return { DBClusterSnapshot: { DBClusterSnapshotIdentifier: id, Status } };
    },
  };
}

const described = ({ id, takenAtMs, availableAtMs, kind, isUnsaid }: Snapshot, nowMs: number) => ({
  DBClusterSnapshotIdentifier: id,
  SnapshotCreateTime: takenAtMs === undefined ? undefined : new Date(EPOCH_MS + takenAtMs),
  SnapshotType: kind,
  Status: isUnsaid ? undefined : statusOf(kind, availableAtMs <= nowMs - EPOCH_MS),
});

function statusOf(kind: ClusterSnapshot['kind'], isDone: boolean): string {
  return isDone ? 'available' : kind === 'manual' ? 'copying' : 'creating';
}
