import type { Fault, FaultOf, KeptSnapshot, RegionPlace } from '../../schedule/fault';
import { at } from '../agreed-holds/agreed-hold';
import {
  type AgreedAftermath,
  databaseLost,
  FOR_GOOD_SECONDS,
  quickPromotion,
  REFUSED,
  taskCalls,
} from './agreed-aftermath';

const PREFIX = 'rds:unplanned-global-failover-';
export const COPY = 'lost-writes-';

export const TASK = 'copy-lost-writes-snapshot';
const NEVER = { place: 'dr', task: TASK, names: [] } as const;

export const taken = (
  id: string,
  seconds: number | undefined,
  availableSeconds = -30,
): KeptSnapshot => ({
  id: `${PREFIX}${id}`,
  type: 'automated',
  ...(seconds !== undefined && { takenAtMs: at(seconds) }),
  availableAtMs: at(availableSeconds),
});

const daily: KeptSnapshot = {
  id: 'rds:aurora-use1-sim-2030-01-01',
  type: 'automated',
  takenAtMs: at(-60),
  availableAtMs: at(-60),
};

export const kept = (
  place: RegionPlace,
  are: readonly KeptSnapshot[],
  pages: Partial<Omit<FaultOf<'snapshots'>, 'kind' | 'place' | 'are' | 'madeByRuns'>> = {},
): Fault => ({ kind: 'snapshots', place, are, madeByRuns: 'missing', ...pages });

/** The primary looks for nothing by itself, and nobody is told of anything. */
export const alone: readonly Fault[] = [
  { kind: 'events', fate: 'lost' },
  taskCalls('primary', `task ${TASK}`, 'lost', FOR_GOOD_SECONDS),
];

/** The primary's database is lost, and the DR region alone sees to what it left behind. */
export const found = (
  name: string,
  snapshots: Fault,
  agreed: Pick<
    AgreedAftermath,
    'copies' | 'copyRequests' | 'names' | 'copyStatuses' | 'failures' | 'published'
  >,
  ...faults: readonly Fault[]
): AgreedAftermath => ({
  name,
  minutes: 13,
  faults: [databaseLost, quickPromotion, ...alone, snapshots, ...faults],
  failures: NEVER,
  ...agreed,
});

export const inPrimary = (...ids: readonly string[]) => ({
  place: 'primary' as const,
  ids: ids.map((id) => `${COPY}${id}`),
});

const LONG = `${'a'.repeat(40)}-2030-01-01-00-06`;

/** Copies of what Aurora has kept of lost writes. */
export const lostWrites: readonly AgreedAftermath[] = [
  found('one snapshot', kept('primary', [daily, taken('one', 10)]), {
    copies: inPrimary('one'),
    copyRequests: 1,
    names: `${COPY}one`,
    published: { place: 'dr', metric: 'FailoverLatch', value: 1, count: 1 },
  }),
  found(
    'two snapshots, the newer one first',
    kept('primary', [taken('new', 20), taken('old', -10)]),
    {
      copies: inPrimary('new', 'old'),
      copyRequests: 2,
      names: `${COPY}new`,
    },
  ),
  found(
    'two snapshots, the newer one last',
    kept('primary', [taken('old', -10), taken('new', 20)]),
    {
      copies: inPrimary('new', 'old'),
      copyRequests: 2,
      names: `${COPY}new`,
    },
  ),
  found('a snapshot of an earlier incident', kept('primary', [taken('early', -3_700)]), {
    copies: inPrimary('early'),
    names: 'none',
  }),
  found('a snapshot of nearly an hour before', kept('primary', [taken('hour', -3_565)]), {
    copies: inPrimary('hour'),
    names: `${COPY}hour`,
  }),
  found('a snapshot without a time', kept('primary', [taken('timeless', undefined)]), {
    copies: inPrimary('timeless'),
    names: 'none',
  }),
  found(
    'a snapshot that is not ready before the report',
    kept('primary', [taken('late', 20, 260)]),
    {
      copies: inPrimary('late'),
      copyRequests: 1,
      names: `${COPY}late`,
    },
  ),
  found('a snapshot that is not ready', kept('primary', [taken('never', 20, 4_000)]), {
    copies: inPrimary(),
    copyRequests: 0,
    names: 'none',
  }),
  found(
    'snapshots on several pages',
    kept('primary', [daily, daily, taken('paged', 10)], { pageSize: 1, lastMarker: '' }),
    { copies: inPrimary('paged'), copyRequests: 1, names: `${COPY}paged` },
  ),
  found(
    'a snapshot whose copy is there',
    kept('primary', [
      taken('copied', 10),
      { id: `${COPY}copied`, type: 'manual', takenAtMs: at(30), availableAtMs: at(40) },
    ]),
    { copies: inPrimary('copied'), copyRequests: 0, names: `${COPY}copied` },
  ),
  found(
    'a copy of which nobody says how far it is',
    kept('primary', [
      taken('unsaid', 10),
      {
        id: `${COPY}unsaid`,
        type: 'manual',
        takenAtMs: at(30),
        availableAtMs: at(40),
        isUnsaid: true,
      },
    ]),
    { copyRequests: 0, names: `${COPY}unsaid` },
  ),
  ...['DBClusterSnapshotAlreadyExistsFault', 'InvalidDBClusterSnapshotStateFault'].map((error) =>
    found(
      `a snapshot in the region that serves, and ${error}`,
      kept('dr', [taken('here', 10)]),
      { copyRequests: 2, names: 'none' },
      taskCalls('dr', `${TASK} RDS CopyDBClusterSnapshot`, { error }, 1),
    ),
  ),
  found(
    'a copy that somebody else has just begun',
    kept('primary', [taken('begun', 10)]),
    { copyRequests: 2, names: `${COPY}begun` },
    taskCalls(
      'dr',
      `${TASK} RDS CopyDBClusterSnapshot`,
      { error: 'DBClusterSnapshotAlreadyExistsFault' },
      1,
    ),
  ),
  found(
    'a snapshot that is not ready after all',
    kept('primary', [taken('unready', 10)]),
    { copies: inPrimary('unready'), copyRequests: 2, names: `${COPY}unready` },
    taskCalls(
      'dr',
      `${TASK} RDS CopyDBClusterSnapshot`,
      { error: 'InvalidDBClusterSnapshotStateFault' },
      1,
    ),
  ),
  found('a snapshot with a long name', kept('primary', [taken(LONG, 10)]), {
    copies: inPrimary(`${'a'.repeat(34)}-2030-01-01-00-06`),
    names: `${COPY}${'a'.repeat(34)}-2030-01-01-00-06`,
  }),
  found('a snapshot in the region that serves', kept('dr', [taken('here', 10)]), {
    copies: { place: 'dr', ids: [`${COPY}here`] },
    copyRequests: 1,
    names: 'none',
  }),
  found(
    'the lost region lets nobody look',
    kept('primary', [taken('hidden', 10)]),
    { copies: inPrimary(), names: 'none' },
    taskCalls('dr', `${TASK} RDS CopyDBClusterSnapshot`, REFUSED, FOR_GOOD_SECONDS),
  ),
  found(
    'the lost region does not finish its answers',
    kept('primary', [taken('hung', 10)]),
    { copies: inPrimary('hung'), copyRequests: 1, names: `${COPY}hung` },
    taskCalls('dr', `${TASK} RDS CopyDBClusterSnapshot`, 'stalled', FOR_GOOD_SECONDS),
  ),
  found(
    'the lost region takes its time',
    kept('primary', [taken('slow', 10)]),
    { copies: inPrimary('slow'), names: `${COPY}slow` },
    taskCalls('dr', `${TASK} RDS DescribeDBClusterSnapshots`, { slowMs: 3_000 }, FOR_GOOD_SECONDS),
  ),
  {
    name: 'a snapshot at home is copied although the operation cannot be read',
    minutes: 9,
    faults: [
      kept('dr', [taken('alone', 10)]),
      taskCalls('dr', `${TASK} DynamoDB GetItem`, REFUSED, FOR_GOOD_SECONDS),
    ],
    copies: { place: 'dr', ids: [`${COPY}alone`] },
    failures: { place: 'dr', task: TASK, names: ['DependencyRefused'] },
  },
];
