import { DescribeExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { isObject } from '../state/guards';
import type { Operation } from '../state/operation';

type StepFunctions = Pick<SFNClient, 'send'>;

/** A description of an execution is eventually consistent; one that is missing may be too young. */
export const MISSING_EXECUTION_AFTER_MS = 5 * 60_000;

/** `running`, or the status that the operation's execution ended with. */
export async function executionEnd(
  sfn: StepFunctions,
  { executionArn, startedAtMs }: Pick<Operation, 'executionArn' | 'startedAtMs'>,
  nowMs: number,
): Promise<string> {
  try {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status === undefined || status === 'RUNNING' || status === 'PENDING_REDRIVE'
      ? 'running'
      : status;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') {
      return nowMs - startedAtMs < MISSING_EXECUTION_AFTER_MS ? 'running' : 'MISSING';
    }
    throw error;
  }
}

/** As the person said who started it; when that can't be found any more, nobody did. */
export async function acceptedDataLoss(sfn: StepFunctions, executionArn: string): Promise<boolean> {
  try {
    const { input } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    const parsed: unknown = JSON.parse(input ?? '{}');
    return isObject(parsed) && parsed.acceptDataLoss === true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') {
      return false;
    }
    throw error;
  }
}
