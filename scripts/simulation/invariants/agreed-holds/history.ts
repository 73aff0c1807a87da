import type { Fault } from '../../schedule/fault';
import {
  type AgreedHold,
  at,
  between,
  FOR_EVER_MS,
  failsOver,
  from,
  says,
  votedDown,
} from './agreed-hold';
import { onTheGrid, unmeasured } from './limits';
import { fiveMinutesOf } from './long-losses';
import { ended, running } from './operations';
import {
  down,
  drWrote,
  lagging,
  notDescribed,
  remembered,
  unreached,
  well,
  withDatabase,
  withoutLag,
} from './samples';

const probed = (during = from(0)): Fault => ({
  kind: 'probe-answers',
  place: 'dr',
  status: 503,
  ...during,
});

const described = (as: Extract<Fault, { kind: 'database-described' }>['as'], during = from(-1)) =>
  ({ kind: 'database-described', place: 'dr', as, ...during }) as const;

/** The confirmation time. */
const CONFIRMED_FOR = 60;

/** Lost by what is remembered and from then on: failed over when the last sample is there. */
const lostSince = (name: string, dueSeconds: number, ...faults: readonly Fault[]): AgreedHold => ({
  name,
  minutes: 10,
  faults: [onTheGrid, ...votedDown(from(dueSeconds - CONFIRMED_FOR - 5)), ...faults],
  says: dueSeconds > 0 ? [says(0.1, dueSeconds - 0.1, 'suspicious')] : [],
  failover: failsOver(dueSeconds, 0),
});

/** Lost for a minute by what is seen, and held for a reason that what is remembered gives. */
const lostAndHeld = (
  name: string,
  fromSeconds: number,
  reason: string,
  ...faults: readonly Fault[]
): AgreedHold => ({
  name,
  minutes: 9,
  faults: [onTheGrid, ...votedDown(from(0)), ...faults],
  says: [says(fromSeconds + 0.1, 170, reason, 'pages')],
  failover: 'never',
});

const switching = { operation: 'switching-over' };

/** What a watcher remembers of the minutes before, and what it has to make of it. */
export const historyHolds: readonly AgreedHold[] = [
  lostSince(
    'lost, and the writer had just moved when the first sample was taken',
    40,
    remembered([-40, drWrote], [-30, down], [-20, down], [-10, down]),
  ),
  lostSince(
    'lost, and the writer had moved away and back',
    30,
    remembered(
      [-70, down],
      [-60, down],
      [-50, drWrote],
      [-40, down],
      [-30, down],
      [-20, down],
      [-10, down],
    ),
  ),
  lostSince(
    'lost, and it was not known who writes when the writer moved',
    40,
    remembered([-50, drWrote], [-40, notDescribed(down)], [-30, down], [-20, down], [-10, down]),
  ),
  lostSince('lost, and a sample is of a time to come', 60, remembered([-10, well], [240, well])),
  lostAndHeld(
    'lost, and the newest lag was read before an older one',
    60,
    'lag-exceeds-rpo',
    unmeasured,
    remembered(
      [-50, lagging(400, 0, well)],
      [-40, lagging(0.1, 60, well)],
      [-10, withoutLag(well)],
    ),
  ),
  lostAndHeld(
    'lost, and a lag of the same minute has become larger',
    60,
    'lag-exceeds-rpo',
    unmeasured,
    remembered([-50, lagging(0.1, 30, well)], [-40, lagging(400, 40, well)]),
  ),
  lostSince(
    'lost, and the first lag that was measured since was not read first',
    10,
    unmeasured,
    remembered(
      [-50, withoutLag(down)],
      [-40, lagging(400, 0, down)],
      [-30, lagging(0.1, 15, down)],
      [-20, withoutLag(down)],
      [-10, withoutLag(down)],
    ),
  ),
  lostAndHeld(
    'lost, and the lag was only measured since, above the limit',
    10,
    'lag-exceeds-rpo',
    unmeasured,
    remembered(
      [-50, withoutLag(down)],
      [-40, lagging(400, 0, down)],
      [-30, withoutLag(down)],
      [-20, withoutLag(down)],
      [-10, withoutLag(down)],
    ),
  ),
  lostAndHeld(
    'lost, and the standby is being rebuilt since before anything is remembered',
    60,
    'standby-not-ready',
    remembered(),
    described({ synchronization: 'pending-resync' }),
  ),
  {
    name: 'disagreeing, and cut off for a part of it',
    minutes: 8,
    faults: [
      onTheGrid,
      probed(),
      { kind: 'self-check-lost', place: 'dr', endpoints: 9, ...between(15, 45) },
    ],
    says: [
      says(0.1, 14, 'suspicious'),
      says(20.1, 49, 'self-unhealthy'),
      says(60.1, 110, 'disagreement', 'pages'),
    ],
    failover: 'never',
  },
  {
    name: 'an operation of Aurora goes on for exactly as long as it may',
    minutes: 8,
    faults: [
      onTheGrid,
      probed(),
      described({ operation: { status: 'switching-over', isDataLossAllowed: false } }),
      remembered(
        [-700, unreached],
        [-620, notDescribed(unreached)],
        [-540, withDatabase(switching, unreached)],
        ...fiveMinutesOf(withDatabase(switching, unreached)),
      ),
    ],
    says: [says(0.1, 59.9, 'operation-running'), says(60.1, 110, 'operation-overdue', 'pages')],
    failover: 'never',
  },
  {
    name: "an operation of this region has begun, and Aurora's goes on for too long",
    minutes: 8,
    faults: [
      onTheGrid,
      probed(),
      described({ operation: { status: 'switching-over', isDataLossAllowed: false } }),
      remembered([-650, withDatabase(switching, unreached)]),
      running(-60),
    ],
    says: [says(0.1, 110, 'operation-running')],
    failover: 'never',
  },
  {
    name: 'an operation has gone on for exactly as long as it may',
    minutes: 7,
    faults: [onTheGrid, probed(between(0, 45)), running(-600)],
    says: [says(0.1, 9.9, 'operation-overdue', 'pages')],
    failover: 'never',
  },
  {
    name: 'an operation has gone on for too long, and this region writes',
    minutes: 7,
    faults: [onTheGrid, running(-601), described({ writers: ['dr'] }, between(-15, 15))],
    says: [says(0.1, 9.9, 'operation-overdue', 'pages')],
    failover: 'never',
  },
  {
    name: 'an operation has gone on for too long, and the other region writes and is healthy',
    minutes: 7,
    faults: [onTheGrid, running(-601)],
    says: [says(0.1, 50, 'active-healthy')],
    failover: 'never',
  },
  {
    name: 'an operation was done while the loss was confirmed',
    minutes: 8,
    faults: [
      onTheGrid,
      ...votedDown(from(0)),
      ended({ outcome: 'done', endedSeconds: 30, isBegun: true }),
    ],
    says: [says(0.1, 59.9, 'suspicious'), says(60.1, 110, 'cooldown', 'pages')],
    failover: 'never',
  },
  {
    name: 'an operation is to be finished, and nobody can',
    minutes: 8,
    faults: [
      onTheGrid,
      ...votedDown(from(0)),
      {
        kind: 'call-fails',
        place: 'dr',
        by: 'functions',
        call: 'watch SFN StartExecution',
        nth: 1,
        fromMs: 0,
        forMs: FOR_EVER_MS,
        manner: { error: 'AccessDeniedException' },
      },
      ended({ outcome: 'failed', endedSeconds: -500, isBegun: true, resumableEpoch: 7 }),
    ],
    says: [says(0.1, 99.9, 'operation-running'), says(100.1, 119, 'operation-overdue', 'pages')],
    failover: 'never',
  },
  {
    name: 'Aurora was doing something, and is not described any more',
    minutes: 7,
    faults: [
      onTheGrid,
      probed(between(0, 45)),
      described({ members: [] }, between(-1, 45)),
      remembered(
        [-20, withDatabase(switching, unreached)],
        [-10, withDatabase(switching, unreached)],
      ),
    ],
    says: [says(0.1, 44, 'database-unknown')],
    failover: 'never',
  },
  {
    name: 'lost, and voted down since half a minute before',
    minutes: 11,
    faults: [
      onTheGrid,
      { kind: 'verdict-says', says: ['unhealthy'], ...between(-35, 0) },
      ...votedDown(from(0)),
    ],
    says: [says(0.1, 59.9, 'suspicious')],
    failover: { ...failsOver(0), badSinceMs: at(-35) },
  },
  {
    name: 'seen from the home primary, the database is not described for a while',
    minutes: 8,
    faults: [
      { ...onTheGrid, place: 'primary' } as Fault,
      { kind: 'operator', action: 'switch-over', atMs: 60_000 },
      { kind: 'database-described', place: 'primary', as: { members: [] }, ...between(5, 35) },
    ],
    says: [
      { ...says(0.1, 9.9, 'active-healthy'), place: 'primary' },
      { ...says(10.1, 39.9, 'database-unknown'), place: 'primary' },
      { ...says(40.1, 110, 'active-healthy'), place: 'primary' },
    ],
    failover: 'never',
  },
];
