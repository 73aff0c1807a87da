import { agreedHolds, scheduleOfHold } from '../invariants/agreed-holds';
import type { Scenario } from './scenarios';
import { inTurn } from './step-by-step';

const holds = agreedHolds.map(scheduleOfHold);

export const holdByHoldRuns = { 'hold-by-hold': holds.length } as const;

export const holdByHold: readonly Scenario[] = [
  inTurn(
    'hold-by-hold',
    'each thing that can hold a failover or let it go on, in turn, and on both sides of its limit',
    holds,
  ),
];
