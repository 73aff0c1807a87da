import type { Fault, RegionPlace } from '../../schedule/fault';
import { at, lost } from '../agreed-holds/agreed-hold';
import { type AgreedOperation, calls, FOR_GOOD_SECONDS, REFUSED } from './agreed-operation';

const switched: Fault = { kind: 'operator', action: 'switch-over', atMs: at(0) };
const failedOver: Fault = { kind: 'operator', action: 'fail-over', atMs: at(0) };
const promotedSoon: Fault = { kind: 'promotion-slow', promotionMs: 10_000 };

/** Longer than the rest of an operation takes. */
const AFTER_THE_END = { slowMs: 180_000 } as const;

/** Steps that Lambda begins after the state machine has given them up. */
export const lateSteps: readonly AgreedOperation[] = [
  {
    name: 'a switchover whose first drain comes beside the second',
    minutes: 12,
    faults: [switched, calls('state Drain', { slowMs: 20_000 }, 0, 'primary')],
    place: 'primary',
    outcome: 'done',
    tries: { state: 'Drain', atLeast: 2, atMost: 2 },
  },
  {
    name: 'a switchover whose drain comes after it was given up',
    minutes: 13,
    faults: [
      switched,
      calls('state Drain', AFTER_THE_END, 0, 'primary'),
      calls('state Drain', REFUSED, FOR_GOOD_SECONDS, 'primary'),
      calls('state UndrainAfterFailure', REFUSED, FOR_GOOD_SECONDS, 'primary'),
    ],
    place: 'primary',
    outcome: 'failed',
    reason: /AccessDenied/,
  },
  {
    name: 'a failover whose first latch comes after its end',
    minutes: 14,
    faults: [lost, promotedSoon, calls('state Latch', AFTER_THE_END)],
    place: 'dr',
    outcome: 'done',
    tries: { state: 'Latch', atLeast: 2, atMost: 2 },
  },
  {
    name: 'a failover whose fence comes after its end',
    minutes: 12,
    faults: [failedOver, promotedSoon, calls('state Fence', AFTER_THE_END)],
    place: 'dr',
    outcome: 'done',
    tries: { state: 'Fence', atLeast: 1, atMost: 1 },
  },
  {
    name: 'a failover whose first confirmation comes when it was given up',
    minutes: 12,
    faults: [
      failedOver,
      calls('state Confirm', AFTER_THE_END),
      calls('state Confirm', REFUSED, FOR_GOOD_SECONDS),
    ],
    place: 'dr',
    outcome: 'failed',
    reason: /AccessDenied/,
    // Of its operation, and no more.
    calls: { task: 'confirm', operation: 'GetItem', count: 1 },
  },
];

const dies = (place: RegionPlace, task: string): Fault => ({
  kind: 'crash',
  place,
  functionName: 'failover',
  task,
  atCall: 1,
  when: 'after',
});

/** Steps whose process ends in the middle are done again. */
export const stepsThatDie: readonly AgreedOperation[] = [
  {
    name: 'a failover in the middle of whose latch the process ends',
    minutes: 14,
    faults: [lost, promotedSoon, dies('dr', 'latch')],
    place: 'dr',
    outcome: 'done',
    tries: { state: 'Latch', atLeast: 2, atMost: 2 },
  },
  {
    name: 'a switchover in the middle of whose drain the process ends',
    minutes: 12,
    faults: [switched, dies('primary', 'drain')],
    place: 'primary',
    outcome: 'done',
    tries: { state: 'Drain', atLeast: 2, atMost: 2 },
  },
];
