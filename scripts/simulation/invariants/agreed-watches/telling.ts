import type { Fault } from '../../schedule/fault';
import { at, between, from, lost, SEEN, votedDown } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import {
  described,
  forgotten,
  metric,
  moment,
  onTheGrid,
  signals,
  time,
  unraised,
  written,
} from './elements';

/** Pages, metrics, and tasks that were wanted in vain. */
export const tellingWatches: readonly AgreedWatch[] = [
  {
    name: 'a hold that lasts pages every quarter of an hour, and what it was is told when it is over',
    minutes: 29,
    faults: [{ ...lost, ...between(0, 1100) } as Fault, { kind: 'not-armed' }],
    pages: [
      { subject: 'is disarmed', count: 2, first: between(80, 126) },
      { subject: 'Resolved: disarmed', count: 1, first: between(1240, 1295) },
    ],
    metrics: [metric('DecisionHold', 1, 135, 1099), metric('DecisionHold', 0, 1160, 1350)],
  },
  {
    name: 'nothing is told to be over that nobody was told of',
    minutes: 11,
    faults: votedDown(between(0, 50)),
    pages: [{ subject: 'Resolved', count: 0 }],
    metrics: [
      ...signals(1, 1, 1, -300, 0),
      ...signals(0, 0, 1, SEEN, 50),
      ...signals(1, 1, 1, 50 + SEEN, 290),
      metric('DecisionHold', 0, -300, 290),
      metric('UnprotectedSeconds', 'absent', -300, 290),
      metric('UnprotectedSeconds', 0, -300, 290, 'primary'),
      metric('FailoverLatch', 'absent', -360, 290, 'primary'),
      metric('SignalSelf', 'absent', -300, 290, 'primary'),
    ],
    tasks: [{ place: 'dr', minimum: 10, count: 1, first: between(0, SEEN) }],
  },
  {
    name: 'the signals are told as they are, and not at all when they are not known',
    minutes: 10,
    faults: [
      { kind: 'verdict-says', says: [], ...between(0, 100) },
      { kind: 'self-check-lost', place: 'dr', endpoints: 9, ...between(0, 100) },
    ],
    metrics: [...signals('absent', 1, 0, SEEN, 100), ...signals(1, 1, 1, 100 + SEEN, 230)],
  },
  {
    name: 'the tasks that were wanted in vain are given back',
    minutes: 18,
    faults: votedDown(between(0, 40)),
    tasks: [
      { place: 'dr', minimum: 10, count: 1, first: between(0, SEEN) },
      { place: 'dr', minimum: 2, count: 1, first: between(640, 690) },
    ],
  },
  unraised('without a loss', {
    kind: 'probe-answers',
    place: 'dr',
    status: 503,
    ...between(0, 50),
  }),
  unraised('before it is armed', { kind: 'not-armed' }, ...votedDown(from(0))),
  unraised(
    'while it is disarmed',
    { kind: 'operator', action: 'disarm', atMs: at(-60) },
    ...votedDown(from(0)),
  ),
  unraised(
    'while it is cut off itself',
    { kind: 'self-check-lost', place: 'dr', endpoints: 9, ...from(0) },
    ...votedDown(from(0)),
  ),
  unraised(
    'while nobody knows who writes',
    described('dr', { members: [] }, from(-20)),
    ...votedDown(from(0)),
  ),
  {
    name: 'something odd is noted about pages',
    minutes: 9,
    faults: [
      lost,
      { kind: 'not-armed' },
      written('pages', 0, { json: '{"disarmed":"yesterday"}', revision: 1 }),
    ],
    pages: [{ subject: 'is disarmed', count: 1, first: between(80, 126) }],
  },
  {
    name: 'tasks that were wanted in vain stay while an operation runs',
    minutes: 16,
    faults: [
      written('capacity', 230, { raisedAtMs: moment(225) }),
      {
        ...forgotten({ startedAt: time(235), phases: { claimed: time(235) } }, false),
        when: { atMs: at(235) },
      } as Fault,
    ],
    tasks: [{ place: 'dr', minimum: 2, count: 1, first: between(535, 580) }],
  },
];

/** A page about an operation that is overdue, and how the operation then ended. */
const overdueAnd = (outcome: 'failed' | 'done', isBegun: boolean): readonly Fault[] => [
  onTheGrid(),
  forgotten({ phase: outcome, outcome, endedAt: time(0) }, isBegun),
  written('pages', 5, {
    json: JSON.stringify({ 'operation-overdue': moment(5) }),
    revision: 500,
  }),
];

/** What a person has to resume is not over. */
export const laterTellingWatches: readonly AgreedWatch[] = [
  {
    name: 'a failover that was overdue has failed half-way',
    minutes: 12,
    faults: overdueAnd('failed', true),
    pages: [{ subject: 'Resolved', count: 0 }],
  },
  {
    name: 'a failover that was overdue is done',
    minutes: 12,
    faults: overdueAnd('done', true),
    pages: [{ subject: 'Resolved: operation-overdue', count: 1, first: between(130, 130.5) }],
  },
  {
    name: 'a failover that was overdue has failed before it changed anything',
    minutes: 12,
    faults: overdueAnd('failed', false),
    pages: [{ subject: 'Resolved: operation-overdue', count: 1, first: between(130, 130.5) }],
  },
];
