import type { Fault } from '../../schedule/fault';
import { between, from, votedDown } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import {
  FOLLOWS,
  latch,
  moment,
  onTheGrid,
  REFUSED,
  startRefused,
  watchCall,
  written,
} from './elements';

const unpaged = (fromSeconds: number): Fault =>
  watchCall('SNS Publish', REFUSED, fromSeconds, { forSeconds: 8 });

const RESCALE = 'Application Auto Scaling RegisterScalableTarget';

/** What is refused once is done in the next round: nothing counts as done before it is. */
export const repeatWatches: readonly AgreedWatch[] = [
  {
    name: 'pages for a hold and its end are refused once',
    minutes: 10,
    faults: [
      onTheGrid(),
      ...votedDown(between(0, 100)),
      { kind: 'not-armed' },
      unpaged(55),
      unpaged(215),
    ],
    pages: [
      { subject: 'is disarmed', count: 1, first: between(70, 70.5) },
      { subject: 'Resolved: disarmed', count: 1, first: between(230, 230.5) },
    ],
  },
  {
    name: 'the page about a latch that was corrected is refused once',
    minutes: 7.5,
    faults: [onTheGrid(), latch(true, -5), unpaged(35)],
    pages: [{ subject: FOLLOWS, count: 1, first: between(50, 50.5) }],
  },
  {
    name: 'the page about a failover that is not started is refused once',
    minutes: 8,
    faults: [onTheGrid(), ...votedDown(from(0)), startRefused(3_600), unpaged(55)],
    pages: [{ subject: "the failover can't be started", count: 1, first: between(70, 70.5) }],
    starts: [],
  },
  {
    name: 'tasks are refused once while a loss is confirmed',
    minutes: 6.8,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      watchCall(RESCALE, REFUSED, -1, { forSeconds: 8 }),
    ],
    tasks: [{ place: 'dr', minimum: 10, count: 1, first: between(10, 10.5) }],
  },
  {
    name: 'to give tasks back is refused once',
    minutes: 11.5,
    faults: [
      onTheGrid(),
      written('capacity', 295, { raisedAtMs: moment(290) }),
      watchCall(RESCALE, REFUSED, 299, { forSeconds: 8 }),
    ],
    tasks: [{ place: 'dr', minimum: 2, count: 1, first: between(310, 310.5) }],
  },
];
