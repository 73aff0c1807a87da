import type { Fault } from '../../schedule/fault';
import { at, between, from, lost, votedDown } from '../agreed-holds/agreed-hold';
import type { AgreedPages, AgreedWatch } from './agreed-watch';
import {
  FOR_GOOD_SECONDS,
  forgotten,
  MEANWHILE,
  onTheGrid,
  operationIs,
  REFUSED,
  startRefused,
  stateCall,
  time,
  watchCall,
  written,
} from './elements';

/** So long that the next round comes while the execution runs and has no place yet. */
const claimLate = stateCall('Claim', 'lost', 11);

/** Of one execution, until it has given up. */
const claimRefusedOnce = stateCall('Claim', REFUSED, 17);
const claimNever = stateCall('Claim', REFUSED, FOR_GOOD_SECONDS);

const unstarted = (count: number, fromSeconds: number, untilSeconds: number): AgreedPages => ({
  subject: "the failover can't be started",
  count,
  ...(count > 0 && { first: between(fromSeconds, untilSeconds) }),
});

const taking = (count: number): AgreedPages => ({ subject: 'is taking over', count });

const calledOff = (
  epoch: number,
  endedAtSeconds: number,
): Readonly<Record<string, string | number>> => ({
  epoch,
  phase: 'aborted',
  outcome: 'aborted',
  endedAt: time(endedAtSeconds),
});

const doneMeanwhile: Fault = written('operation', 81, {
  epoch: 1,
  kind: 'failover',
  phase: 'done',
  phases: { claimed: time(60), promoting: time(61), promoted: time(65) },
  executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-1',
  startedAt: time(60),
  updatedAt: time(70),
  endedAt: time(70),
  outcome: 'done',
  by: 'somebody',
  evidence: '{}',
});

/** What becomes of a start whose name is taken, and of an operation that goes on unseen. */
export const startWatches: readonly AgreedWatch[] = [
  {
    name: 'executions die before they claim their place, one after the other',
    minutes: 12,
    faults: [lost, claimNever],
    pages: [unstarted(1, 130, 330), taking(5)],
    starts: ['failover-1', 'failover-2', 'failover-3', 'failover-4', 'failover-5'],
  },
  {
    name: 'an execution that runs has no place yet when the next round comes',
    minutes: 10,
    faults: [lost, claimLate],
    pages: [unstarted(0, 0, 0), taking(1)],
    starts: ['failover-1'],
  },
  {
    name: 'an execution that runs has no place yet and is not described yet',
    minutes: 10,
    faults: [
      lost,
      claimLate,
      watchCall('SFN DescribeExecution', { error: 'ExecutionDoesNotExist' }, 0, { forSeconds: 30 }),
    ],
    pages: [unstarted(0, 0, 0), taking(1)],
    starts: ['failover-1'],
  },
  {
    name: 'an execution that died without a place is not described for a while',
    minutes: 12,
    faults: [
      lost,
      claimRefusedOnce,
      watchCall('SFN DescribeExecution', REFUSED, 0, { forSeconds: 30 }),
    ],
    pages: [unstarted(1, 90, 150), taking(2)],
    starts: ['failover-1', 'failover-2'],
  },
  {
    name: 'an execution dies without a place, after an operation of before',
    minutes: 11,
    faults: [lost, claimRefusedOnce, forgotten(calledOff(3, -60), false)],
    pages: [unstarted(0, 0, 0), taking(2)],
    starts: ['failover-4', 'failover-5'],
  },
  {
    name: 'the operation that is to be started has been done meanwhile',
    minutes: 9,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      claimRefusedOnce,
      watchCall('SFN StartExecution', { slowMs: 3000 }, 75),
      doneMeanwhile,
    ],
    pages: [unstarted(0, 0, 0), taking(1)],
    starts: ['failover-1'],
  },
  {
    name: 'a failover lasts, and Step Functions says nothing about it',
    minutes: 16,
    faults: [
      lost,
      { kind: 'promotion-slow', promotionMs: 8 * 60_000 },
      watchCall('SFN DescribeExecution', REFUSED, 0, { forSeconds: FOR_GOOD_SECONDS }),
    ],
    items: [operationIs(undefined, 130, 560)],
    pages: [{ subject: 'stopped half-way', count: 0 }],
    starts: ['failover-1'],
  },
  {
    name: 'a failover that somebody stops while Aurora promotes',
    minutes: 13,
    faults: [
      { kind: 'writer-lost', place: 'primary', ...from(0) },
      { kind: 'promotion-slow', promotionMs: 4 * 60_000 },
      { kind: 'operator', action: 'stop', atMs: at(150) },
    ],
    pages: [
      { subject: 'failover-1 stopped half-way and needs you', count: 1, first: between(150, 180) },
      { subject: 'is resumed', count: 0 },
    ],
    starts: ['failover-1'],
  },
  {
    name: 'the failover that resumes another has no place yet when the next round comes',
    minutes: 10,
    faults: [
      claimLate,
      forgotten(
        {
          phase: 'failed',
          outcome: 'failed',
          endedAt: time(0),
          resumableEpoch: 7,
          firstBadSampleAtMs: 123_456,
        },
        true,
      ),
    ],
    items: [
      {
        ...operationIs(undefined, 50, 60),
        member: 'firstBadSampleAtMs',
        value: 123_456,
      },
    ],
    starts: ['failover-8'],
  },
  {
    name: 'a failover that resumes another is over before its start is answered',
    minutes: 8,
    faults: [
      watchCall('SFN StartExecution', 'answer-lost', 0),
      forgotten({ phase: 'failed', outcome: 'failed', endedAt: time(0), resumableEpoch: 7 }, true),
    ],
    pages: [
      { subject: 'not carried out', count: 1 },
      { subject: 'is resumed by failover-8', count: 0 },
    ],
    starts: ['failover-8'],
  },
  {
    name: 'a failover that is to be resumed, and its start is refused for a while',
    minutes: 11,
    faults: [
      startRefused(180),
      forgotten({ phase: 'failed', outcome: 'failed', endedAt: time(0), resumableEpoch: 7 }, true),
    ],
    pages: [
      { subject: "stopped half-way and can't be resumed", count: 1, first: between(0, 26) },
      { subject: 'is resumed by failover-8', count: 1, first: between(180, 210) },
      { subject: 'Resolved: resumption-not-started', count: 1, first: between(190, 220) },
    ],
    starts: ['failover-8'],
  },
  {
    name: 'an operation that says how it ended just before it is given up',
    minutes: 12,
    faults: [
      onTheGrid(),
      forgotten({}, false),
      watchCall('DynamoDB UpdateItem', 'lost', 299),
      { ...doneMeanwhile, when: { atMs: at(300 + MEANWHILE) } } as Fault,
    ],
    pages: [{ subject: 'stopped before it changed anything', count: 0 }],
    starts: [],
  },
  {
    name: 'a failover that is forgotten is resumed in the next round when its start is refused',
    minutes: 11.7,
    faults: [
      onTheGrid(),
      forgotten({}, true),
      watchCall('SFN StartExecution', REFUSED, 299, { forSeconds: 8 }),
    ],
    pages: [
      { subject: "stopped half-way and can't be resumed", count: 1, first: between(300, 300.5) },
      { subject: 'is resumed by failover-8', count: 1, first: between(310, 310.5) },
      { subject: 'needs you', count: 0 },
    ],
    starts: ['failover-8'],
  },
  {
    name: 'nothing is asked about an operation that runs no more',
    minutes: 7.5,
    faults: [forgotten(calledOff(3, -60), false)],
    calls: [
      {
        place: 'dr',
        service: 'SFN',
        operation: 'DescribeExecution',
        count: 0,
        ...between(1, 89),
      },
    ],
    starts: [],
  },
];

export const laterStartWatches: readonly AgreedWatch[] = [
  {
    name: 'the names of the first failovers were used before the environment was deployed again',
    minutes: 12,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      { kind: 'names-used', place: 'dr', names: ['failover-1', 'failover-2'] },
    ],
    // A minute of confirmation, and half a minute for each name.
    pages: [unstarted(0, 0, 0), { ...taking(1), first: between(120, 120.5) }],
    starts: ['failover-3'],
  },
  {
    name: 'more names than may die were used before the environment was deployed again',
    minutes: 12,
    faults: [
      onTheGrid(),
      ...votedDown(from(0)),
      {
        kind: 'names-used',
        place: 'dr',
        names: [1, 2, 3, 4, 5, 6].map((epoch) => `failover-${epoch}`),
      },
    ],
    pages: [unstarted(0, 0, 0), { ...taking(1), first: between(240, 240.5) }],
    starts: ['failover-7'],
  },
];
