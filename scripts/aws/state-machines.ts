import { DescribeStateMachineCommand } from '@aws-sdk/client-sfn';
import { acceptedDataLoss, executionEnd } from '../../functions/shared/operation/execution';
import {
  MAX_UNCLAIMED_BY_A_PERSON,
  startOperation,
} from '../../functions/shared/operation/start-operation';
import type { StateMachines } from '../engine/operation/ports';
import type { Call } from './errors';
import type { OperationClients } from './operation-clients';

/** State machines of one region and their executions, through the SDK. */
export function createStateMachines(
  { sfn, dynamodb }: Pick<OperationClients, 'sfn' | 'dynamodb'>,
  call: Call,
): StateMachines {
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
    start: ({ stateMachineArn, tableName }, lastEpoch, request) =>
      call('states:StartExecution', () =>
        startOperation(
          {
            sfn,
            stateMachineArn,
            table: { dynamodb, tableName },
            maxUnclaimed: MAX_UNCLAIMED_BY_A_PERSON,
          },
          lastEpoch,
          request,
        ),
      ),
  };
}
