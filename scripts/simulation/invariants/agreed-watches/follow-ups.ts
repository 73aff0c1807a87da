import type { CallFailure, Fault } from '../../schedule/fault';
import { between, from, votedDown } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import {
  FOR_GOOD_SECONDS,
  forgotten,
  moment,
  onTheGrid,
  REFUSED,
  time,
  watchCall,
  written,
} from './elements';

const publish = (manner: CallFailure, fromSeconds: number, forSeconds: number): Fault =>
  watchCall('SNS Publish', manner, fromSeconds, { forSeconds });

const disarmed = [onTheGrid(), { kind: 'not-armed' }] satisfies readonly Fault[];

const toldOfDisarming = (fromSeconds: number) => [
  { subject: 'is disarmed', count: 1, first: between(fromSeconds, fromSeconds + 0.5) },
];

/** What follows a decision, each on its own: pages, tasks, and what of it waits for something else. */
export const followUpWatches: readonly AgreedWatch[] = [
  {
    name: 'a page that is not answered is sent once more by the same call',
    minutes: 7.4,
    faults: [...disarmed, ...votedDown(from(0)), publish('lost', 59, 0)],
    // Four seconds for an answer, and a tenth until the second attempt.
    pages: toldOfDisarming(64),
  },
  {
    name: 'a page that is refused for two seconds is sent in the next round',
    minutes: 7.4,
    faults: [...disarmed, ...votedDown(from(0)), publish({ error: 'ThrottlingException' }, 59, 2)],
    pages: toldOfDisarming(70),
  },
  {
    name: 'tasks are given back although nobody can be told of anything',
    minutes: 18.4,
    faults: [
      ...disarmed,
      ...votedDown(between(0, 100)),
      written('capacity', 55, { raisedAtMs: moment(50) }),
      publish(REFUSED, 200, FOR_GOOD_SECONDS),
    ],
    tasks: [{ place: 'dr', minimum: 2, count: 1, first: between(700, 700.5) }],
  },
  {
    name: 'what was paged for is over, and an operation goes on',
    minutes: 14.4,
    faults: [
      ...disarmed,
      ...votedDown(between(0, 100)),
      written('operation', 135, operationOf(130)),
    ],
    pages: [{ subject: 'Resolved: disarmed', count: 1, first: between(440, 440.5) }],
  },
  {
    name: 'tasks that are wanted with the failover alone',
    minutes: 9,
    faults: [
      onTheGrid(),
      { kind: 'deployed-policy', place: 'dr', capacityAt: 'failover' },
      ...votedDown(from(0)),
    ],
    tasks: [{ place: 'dr', minimum: 10, count: 1, first: between(60, 70) }],
  },
  {
    name: 'a region that is drained for exactly four seconds',
    minutes: 6.5,
    faults: [written('draining', 0.5, drainedUntil(4), 'primary')],
    // Somebody pays at each whole second, and tasks may see it a second late.
    payments: [
      { place: 'primary', isTaken: false, ...between(2, 3.5) },
      { place: 'primary', isTaken: true, ...between(4, 4.5) },
    ],
  },
];

function drainedUntil(seconds: number) {
  const draining = { set: true, epoch: 3, atMs: moment(0), untilMs: moment(seconds) };
  return { json: JSON.stringify(draining), revision: 1 };
}

/** One that Step Functions knows nothing of, which counts as over after five minutes. */
function operationOf(startedSeconds: number) {
  const { value } = forgotten({}, false);
  const startedAt = time(startedSeconds);
  return { ...value, phases: { claimed: startedAt }, startedAt, updatedAt: startedAt };
}
