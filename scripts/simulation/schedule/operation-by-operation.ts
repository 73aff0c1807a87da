import { agreedOperations, scheduleOfOperation } from '../invariants/agreed-operations';
import type { Scenario } from './scenarios';
import { inTurn } from './step-by-step';

const operations = agreedOperations.map(scheduleOfOperation);

export const operationByOperationRuns = { 'operation-by-operation': operations.length } as const;

export const operationByOperation: readonly Scenario[] = [
  inTurn(
    'operation-by-operation',
    'each thing that a switchover is refused for, a failover called off for, or a proof waits for, in turn',
    operations,
  ),
];
