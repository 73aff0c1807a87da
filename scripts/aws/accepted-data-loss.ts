import { DescribeExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { isObject } from '../../functions/shared/state/guards';

/** As the person said who started it; when that can't be found any more, nobody did. */
export async function acceptedDataLoss(
  sfn: Pick<SFNClient, 'send'>,
  executionArn: string,
): Promise<boolean> {
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
