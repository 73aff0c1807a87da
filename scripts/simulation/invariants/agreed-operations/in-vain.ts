import type { DatabaseDescription, Fault } from '../../schedule/fault';
import { at } from '../agreed-holds/agreed-hold';
import { type AgreedOperation, always, calls, FOR_GOOD_SECONDS } from './agreed-operation';

/** Half an hour of looks, and what comes after it. */
const UNTIL_GIVEN_UP_MINUTES = 48;

/** Somebody makes the standby the writer, RDS wants nothing of it, and the primary goes on. */
const inVain = (
  name: string,
  oldTasks: NonNullable<AgreedOperation['oldTasks']>,
  ...faults: readonly Fault[]
): AgreedOperation => ({
  name: `a failover in vain, ${name}`,
  minutes: UNTIL_GIVEN_UP_MINUTES,
  faults: [
    { kind: 'operator', action: 'fail-over', atMs: at(0) },
    calls('state Promote', { error: 'ServiceException' }, FOR_GOOD_SECONDS),
    ...faults,
  ],
  place: 'dr',
  outcome: 'in-vain',
  reason: /PromotionTimedOut/,
  fence: 'tasks-stopping|tasks-stopped',
  tries: { state: 'Fence', atLeast: 1, atMost: 1 },
  oldTasks,
});

const described = (as: DatabaseDescription): Fault => ({
  kind: 'database-described',
  place: 'dr',
  as,
  ...always,
});

export const inVainFailovers: readonly AgreedOperation[] = [
  inVain('the primary writes', 'started-again'),
  {
    ...inVain(
      'the primary writes, and nobody can be told',
      'started-again',
      calls('state PageFailure', { error: 'InternalErrorException' }, FOR_GOOD_SECONDS),
    ),
    isUnpaged: true,
  },
  inVain('nobody is known to write', 'left-stopped', described({ writers: [] })),
  inVain(
    'and something is under way',
    'left-stopped',
    described({ operation: { status: 'switching-over', isDataLossAllowed: false } }),
  ),
  inVain(
    'somebody else promotes in the last moment',
    'left-stopped',
    {
      kind: 'console',
      operation: 'failover',
      to: 'dr',
      when: { state: 'RecordFailure' },
      takesMs: 1,
    },
    // So that the description is no older than that.
    calls('state PageFailure', 'lost'),
  ),
];
