import { DescribeExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
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
    // `PENDING_REDRIVE` is what the children of a Map Run may be, and no machine here has any:
    // https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html
    return status === undefined || status === 'RUNNING' ? 'running' : status;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') {
      return nowMs - startedAtMs < MISSING_EXECUTION_AFTER_MS ? 'running' : 'MISSING';
    }
    throw error;
  }
}
