import { agreedAftermaths, scheduleOfAftermath } from '../invariants/agreed-aftermaths';
import type { Scenario } from './scenarios';
import { inTurn } from './step-by-step';

const aftermaths = agreedAftermaths.map(scheduleOfAftermath);

export const aftermathByAftermathRuns = { 'aftermath-by-aftermath': aftermaths.length } as const;

export const aftermathByAftermath: readonly Scenario[] = [
  inTurn(
    'aftermath-by-aftermath',
    "each thing that comes beside an operation and after it: fences, lost writes, RDS's events, late deliveries",
    aftermaths,
  ),
];
