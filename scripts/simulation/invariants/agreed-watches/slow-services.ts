import { between, from, votedDown } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import { FOR_GOOD_SECONDS, onTheGrid, watchCall } from './elements';

const slow = (operation: string) =>
  watchCall(operation, { slowMs: 3_000 }, -1, { forSeconds: FOR_GOOD_SECONDS });

/** Services that take a call and answer late, or not at all. */
export const slowServiceWatches: readonly AgreedWatch[] = [
  {
    name: 'Step Functions takes the call that starts a failover, and never answers',
    minutes: 8,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      watchCall('SFN StartExecution', 'lost', 0, { forSeconds: FOR_GOOD_SECONDS }),
    ],
    pages: [{ subject: "the failover can't be started", count: 1, first: between(65, 65.5) }],
    starts: [],
  },
  {
    name: 'a hold is paged for once while each call of DynamoDB takes three seconds',
    minutes: 9,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      { kind: 'not-armed' },
      slow('DynamoDB GetItem'),
      slow('DynamoDB PutItem'),
    ],
    pages: [{ subject: 'is disarmed', count: 1 }],
  },
];
