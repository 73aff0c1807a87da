import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { executionEnd } from '../../functions/shared/operation/execution';
import {
  startOperation,
  type UnseenExecutions,
} from '../../functions/shared/operation/start-operation';
import type { StateMachines } from '../engine/operation/ports';
import { acceptedDataLoss } from './accepted-data-loss';
import type { Call } from './errors';
import type { OperationClients } from './operation-clients';

/** A person has seen to the cause, or means to look at what becomes of one more. */
const MAX_UNCLAIMED_BY_A_PERSON = 50;

/** State machines of one region and their executions, through the SDK. */
export function createStateMachines(
  { sfn, dynamodb }: Pick<OperationClients, 'sfn' | 'dynamodb'>,
  call: Call,
): StateMachines {
  const unseen: UnseenExecutions = new Map();
  return {
    definition: (stateMachineArn) =>
      call('states:DescribeStateMachine', async () => {
        const { definition } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
        return definition ?? '{}';
      }),
    executionEnd: (operation, nowMs) =>
      call('states:DescribeExecution', () => executionEnd(sfn, operation, nowMs)),
    acceptedDataLoss: (executionArn) =>
      call('states:DescribeExecution', () => acceptedDataLoss(sfn, executionArn)),
    start: ({ stateMachineArn, tableName }, lastEpoch, request, nowMs) =>
      call('states:StartExecution', () =>
        startOperation(
          {
            sfn,
            stateMachineArn,
            table: { dynamodb, tableName },
            nowMs,
            unseen,
            maxUnclaimed: MAX_UNCLAIMED_BY_A_PERSON,
          },
          lastEpoch,
          request,
        ),
      ),
  };
}
