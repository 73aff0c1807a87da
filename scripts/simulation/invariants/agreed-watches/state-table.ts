import type { Plain } from '../../schedule/fault';
import { always, at, between, from, votedDown } from '../agreed-holds/agreed-hold';
import { ended } from '../agreed-holds/operations';
import type { AgreedWatch } from './agreed-watch';
import {
  described,
  exposure,
  forgotten,
  isLatched,
  MEANWHILE,
  memberOf,
  metric,
  moment,
  onTheGrid,
  operationIs,
  pendingResync,
  REFUSED,
  time,
  watchCall,
  written,
} from './elements';

const BEFORE_THE_ROUND = -1;
const ROUND = between(-0.5, 9.5);

const putItem = (count: number) => ({
  place: 'dr' as const,
  service: 'DynamoDB',
  operation: 'PutItem',
  count,
  ...ROUND,
});

const json = (item: string, seconds: number, value: unknown) =>
  written(item, seconds, { json: JSON.stringify(value), revision: 500 });

const decision = memberOf('decision');

const decided = { action: 'watch', reason: 'active-healthy', page: false, facts: {} };

/** The forgotten operation, or the one after it, as somebody writes it while it is given up. */
const meanwhile = (change: Readonly<Record<string, Plain>>) => ({
  ...forgotten(change, false),
  when: { atMs: at(300 + MEANWHILE) },
});

/** What strangers write of an operation is not kept: any version that there is would be the watcher's. */
const untouched = operationIs(undefined, 300, 340);

/** How the items of the state table are read and written: at the same time as others, and odd ones. */
export const stateTableWatches: readonly AgreedWatch[] = [
  {
    name: 'a round reads each item once, and the latch once more to publish it',
    minutes: 6.4,
    faults: [onTheGrid()],
    calls: [{ ...putItem(8), operation: 'GetItem' }],
  },
  {
    name: 'samples that somebody else writes between the read and the write',
    minutes: 6.4,
    faults: [
      onTheGrid(),
      watchCall('DynamoDB PutItem', 'lost', BEFORE_THE_ROUND),
      json('samples', MEANWHILE, []),
    ],
    metrics: [metric('WatchRan', 1, 0, 9.5)],
  },
  {
    name: 'samples that somebody else writes each time',
    minutes: 6.4,
    faults: [
      onTheGrid(),
      watchCall(
        'DynamoDB PutItem',
        { error: 'ConditionalCheckFailedException' },
        BEFORE_THE_ROUND,
        { forSeconds: 5 },
      ),
    ],
    calls: [putItem(5)],
  },
  {
    name: 'samples that may not be written',
    minutes: 6.4,
    faults: [
      onTheGrid(),
      watchCall('DynamoDB PutItem', REFUSED, BEFORE_THE_ROUND, { forSeconds: 5 }),
    ],
    calls: [putItem(1)],
  },
  {
    name: 'what was paged for is noted as a list',
    minutes: 8,
    faults: [onTheGrid(), json('pages', 5, [5])],
    pages: [{ subject: 'Resolved', count: 0 }],
  },
  {
    name: 'what was decided last is odd',
    minutes: 7,
    faults: [
      onTheGrid(),
      json('decision', 5, { ...decided, action: 1, sinceMs: moment(5) }),
      json('decision', 15, { ...decided, sinceMs: 'yesterday' }),
    ],
    items: [
      decision('action', 'watch', 10.5, 14.5),
      { ...decision('sinceMs', undefined, 20.5, 50), momentIn: between(20, 20.5) },
    ],
  },
  {
    name: 'what was decided stays, and is to be paged for from now on',
    minutes: 8,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      { kind: 'self-check-lost', place: 'dr', endpoints: 2, ...from(0) },
    ],
    items: [
      decision('page', false, 0.5, 59),
      decision('page', true, 60.5, 110),
      { ...decision('sinceMs', undefined, 0.5, 59), momentIn: between(0, 0.5) },
      { ...decision('sinceMs', undefined, 60.5, 110), momentIn: between(60, 60.5) },
    ],
  },
  {
    name: 'a region that is drained no more, before the time was over',
    minutes: 7.2,
    faults: [
      written(
        'draining',
        0,
        {
          json: JSON.stringify({ set: false, epoch: 3, atMs: moment(0), untilMs: moment(70) }),
          revision: 1,
        },
        'primary',
      ),
    ],
    payments: [{ place: 'primary', isTaken: true, ...between(1, 69) }],
  },
  {
    name: 'an operation that says that it failed just before it is given up',
    minutes: 11.7,
    faults: [
      onTheGrid(),
      forgotten({}, false),
      watchCall('DynamoDB UpdateItem', 'lost', 299),
      meanwhile({ phase: 'failed', outcome: 'failed', endedAt: time(301) }),
    ],
    items: [untouched],
    pages: [{ subject: 'stopped before it changed anything', count: 0 }],
  },
  {
    name: 'an operation that makes way for the next one just before it is given up',
    minutes: 11.7,
    faults: [
      onTheGrid(),
      forgotten({}, false),
      watchCall('DynamoDB UpdateItem', 'lost', 299),
      meanwhile({
        epoch: 8,
        executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-8',
        startedAt: time(301),
        updatedAt: time(301),
      }),
    ],
    items: [untouched],
    pages: [{ subject: 'stopped before it changed anything', count: 0 }],
  },
  ...[
    { name: 'of which only the phase says', change: { phases: {} } },
    { name: 'of which only the times of its phases say', change: { phase: 'confirmed' } },
  ].map(({ name, change }) => ({
    name: `a forgotten operation ${name} that it asked for the promotion`,
    minutes: 11.4,
    faults: [onTheGrid(), forgotten(change, true)],
    pages: [{ subject: 'is resumed by failover-8', count: 1, first: between(300, 300.5) }],
    starts: ['failover-8'],
  })),
  {
    name: 'a loss after an operation that was called off on its way to the promotion',
    minutes: 9,
    faults: [
      onTheGrid(),
      ended({ outcome: 'aborted', endedSeconds: -60, isBegun: true }),
      ...votedDown(from(0)),
    ],
    pages: [{ subject: 'is taking over', count: 1, first: between(60, 60.5) }],
    starts: ['failover-8'],
  },
  {
    name: 'a promotion at the very end of the exposure before it',
    minutes: 7.2,
    faults: [
      onTheGrid('primary'),
      written('exposure', -18, { since: moment(-100), until: moment(-50) }, 'primary'),
      { ...promotedAt(-50), place: 'primary' },
      described('primary', pendingResync, between(0, 60)),
    ],
    items: [exposure('since', moment(-50), 0.5, 50)],
  },
  {
    name: 'the latch of a region in which no watcher has ever run',
    minutes: 13,
    faults: [
      { kind: 'watcher-dead', place: 'dr', ...always },
      { kind: 'region-lost', place: 'primary', manner: 'refuses', ...from(0) },
      { kind: 'operator', action: 'fail-over', atMs: at(30) },
    ],
    items: [isLatched(true, 300, 400)],
  },
];

/** A failover that is done, and promoted then. */
function promotedAt(seconds: number) {
  const { value, ...others } = ended({ outcome: 'done', endedSeconds: -20, isBegun: true });
  const phases = { claimed: time(-140), promoting: time(-120), promoted: time(seconds) };
  return { ...others, value: { ...value, phases } };
}
