import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { callsTo } from '../../../scripts/aws/errors';
import { createStacks } from '../../../scripts/aws/stacks';
import { attachLocalCloud, localClientConfig } from '../../../scripts/local-cloud/attach';
import { AwsError } from '../../../scripts/local-cloud/service';

/** CloudFormation of one region that refuses every call. */
function refusing(name: string, message: string) {
  const client = new CloudFormationClient(localClientConfig('us-east-2'));
  const handle = () => Promise.reject(new AwsError(name, message));
  return createStacks(
    attachLocalCloud(client, { handle }),
    'us-east-2',
    callsTo({ region: 'us-east-2' }),
  );
}

test.each([
  ['TokenAlreadyExistsException', 'a repeated request', 'cancelled'],
  [
    'ValidationError',
    'CancelUpdateStack cannot be called from current stack status',
    'not-updating',
  ],
])('a cancellation that is answered with %s (%s) is %s', async (name, message, outcome) => {
  expect(await refusing(name, message).cancelUpdate('stack', 'token')).toBe(outcome);
});
