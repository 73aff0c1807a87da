import { between, from } from '../agreed-holds/agreed-hold';
import type { AgreedItem, AgreedWatch } from './agreed-watch';
import {
  described,
  exposure,
  FOLLOWS,
  isLatched,
  latch,
  MEANWHILE,
  moment,
  neverCorrected,
  onTheGrid,
  pendingResync,
  watchCall,
  written,
} from './elements';

const latchOf = (epoch: number, fromSeconds: number, untilSeconds: number): AgreedItem => ({
  ...isLatched(true, fromSeconds, untilSeconds),
  member: 'epoch',
  value: epoch,
});

const latchWritten = (seconds: number, set: boolean, announcement: 'due' | 'none' = 'none') =>
  written('latch', seconds, { set, atMs: moment(seconds), epoch: 9, announcement });

const exposureWritten = (seconds: number, since: number, until?: number) =>
  written(
    'exposure',
    seconds,
    { since: moment(since), until: until === undefined ? 0 : moment(until) },
    'primary',
  );

/** The first write of a round to come is that of its sample; a decision that stays is not written. */
const secondPut = { nth: 2 };
const atPrimary = { place: 'primary' } as const;

/** What somebody has written since it was read stays, whoever is late. */
export const raceWatches: readonly AgreedWatch[] = [
  {
    name: 'an exposure that a failover has opened meanwhile keeps its beginning',
    minutes: 7.5,
    faults: [
      onTheGrid('primary'),
      described('primary', pendingResync, between(0, 5)),
      watchCall('DynamoDB UpdateItem', 'lost', -1, atPrimary),
      exposureWritten(MEANWHILE, -30),
    ],
    items: [exposure('since', moment(-30), MEANWHILE + 1, 60)],
  },
  {
    name: 'an exposure that is over is not opened again by who saw it before its end',
    minutes: 7.5,
    faults: [
      onTheGrid('primary'),
      described('primary', pendingResync, between(0, 5)),
      watchCall('DynamoDB UpdateItem', 'lost', -1, atPrimary),
      exposureWritten(MEANWHILE, -60, MEANWHILE),
    ],
    items: [exposure('until', moment(MEANWHILE), MEANWHILE + 1, 60)],
  },
  {
    name: 'a new exposure is not closed by who saw the one before',
    minutes: 7.5,
    faults: [
      onTheGrid('primary'),
      exposureWritten(-5, -100),
      watchCall('DynamoDB UpdateItem', 'lost', -1, atPrimary),
      exposureWritten(MEANWHILE, 1),
    ],
    items: [exposure('until', 0, MEANWHILE + 1, 9.9)],
  },
  {
    name: 'an exposure that is over keeps its end',
    minutes: 7.5,
    faults: [
      onTheGrid('primary'),
      exposureWritten(-5, -100),
      watchCall('DynamoDB UpdateItem', 'lost', -1, atPrimary),
      exposureWritten(MEANWHILE, -100, 1),
    ],
    items: [exposure('until', moment(1), MEANWHILE + 1, 60)],
  },
  {
    name: 'tasks that are wanted anew while they are given back, at exactly ten healthy minutes',
    minutes: 11.3,
    faults: [
      onTheGrid(),
      written('capacity', 235, { raisedAtMs: moment(230) }),
      watchCall('DynamoDB PutItem', 'lost', 239, secondPut),
      written('capacity', 240 + MEANWHILE, { raisedAtMs: moment(240 + MEANWHILE) }),
    ],
    items: [
      {
        place: 'dr',
        item: 'capacity',
        member: 'raisedAtMs',
        value: moment(240 + MEANWHILE),
        ...between(240 + MEANWHILE, 249.9),
      },
    ],
    tasks: [{ place: 'dr', minimum: 2, count: 2, first: between(240, 240.5) }],
  },
  {
    name: 'the latch is moved while it is corrected',
    minutes: 8,
    faults: [
      onTheGrid(),
      latch(true, -5),
      watchCall('DynamoDB PutItem', 'lost', 39, secondPut),
      latchWritten(40 + MEANWHILE, true),
    ],
    items: [
      latchOf(9, 40 + MEANWHILE, 89),
      isLatched(true, 40 + MEANWHILE, 89),
      isLatched(false, 91, 119),
    ],
    pages: [{ subject: FOLLOWS, count: 1, first: between(90, 90.5) }],
  },
  {
    name: 'the latch of a new environment is written by an operation first',
    minutes: 1.4,
    faults: [
      onTheGrid(),
      watchCall('DynamoDB PutItem', 'lost', -321, secondPut),
      latchWritten(-320 + MEANWHILE, true),
    ],
    items: [latchOf(9, -320 + MEANWHILE, -276)],
    pages: neverCorrected,
  },
  {
    name: 'the latch is corrected anew while that is told',
    minutes: 8,
    faults: [
      onTheGrid(),
      latch(true, -5),
      watchCall('DynamoDB UpdateItem', 'lost', 39),
      latchWritten(40 + MEANWHILE, false, 'due'),
    ],
    pages: [{ subject: FOLLOWS, count: 2, first: between(40, 40.5) }],
  },
  {
    name: 'a latch that is newer than the failover that sets it',
    minutes: 11,
    faults: [
      { kind: 'region-lost', place: 'primary', manner: 'refuses', ...from(0) },
      {
        kind: 'item-written',
        place: 'dr',
        item: 'latch',
        value: { set: true, atMs: moment(600), epoch: 9 },
        when: { state: 'VerifyPayment' },
      },
    ],
    items: [latchOf(9, 260, 299), { ...latchOf(9, 260, 299), member: 'set', value: true }],
    pages: neverCorrected,
  },
];
