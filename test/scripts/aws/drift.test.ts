import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { createDriftDetector } from '../../../scripts/aws/drift';
import { callsTo } from '../../../scripts/aws/errors';
import {
  attachLocalCloud,
  type CloudEndpoint,
  localClientConfig,
} from '../../../scripts/local-cloud/attach';
import { AwsError } from '../../../scripts/local-cloud/service';

/** CloudFormation of one region that answers every call with the same. */
function detector(handle: CloudEndpoint['handle']) {
  const client = new CloudFormationClient(localClientConfig('us-east-2'));
  return createDriftDetector(
    attachLocalCloud(client, { handle }),
    callsTo({ region: 'us-east-2' }),
  );
}

const answering = (answer: Record<string, unknown>) => detector(async () => answer);

const refusing = (message: string) =>
  detector(() => Promise.reject(new AwsError('ValidationError', message)));

const resourceWith = (drift: Record<string, unknown>) =>
  answering({
    StackResourceDrifts: [
      { LogicalResourceId: 'Topic', ResourceType: 'AWS::SNS::Topic', ...drift },
    ],
  }).resources('stack');

it('is busy while another detection runs on the stack', async () => {
  const busy = refusing('Drift detection is already in progress for stack [arn:x]');

  expect(await busy.start('stack')).toBe('busy');
});

it('never takes another refusal for a detection that runs', async () => {
  await expect(refusing('Stack [x] does not exist').start('stack')).rejects.toMatchObject({
    code: 'DR_AWS_CALL_FAILED',
  });
});

it.each([
  [{ DetectionStatus: 'DETECTION_IN_PROGRESS' }, undefined],
  [{ DetectionStatus: 'DETECTION_COMPLETE' }, { kind: 'complete' }],
  [
    { DetectionStatus: 'DETECTION_FAILED', DetectionStatusReason: 'Failed to detect drift' },
    { kind: 'incomplete', reason: 'Failed to detect drift' },
  ],
])('a detection with %j has the end %j', async (status, end) => {
  expect(await answering(status).end('id')).toEqual(end);
});

it.each([
  ['IN_SYNC', 'in-sync'],
  ['DELETED', 'deleted'],
  ['NOT_CHECKED', 'unsupported'],
  ['UNSUPPORTED', 'unsupported'],
])('a resource that is %s is %s', async (StackResourceDriftStatus, status) => {
  expect(await resourceWith({ StackResourceDriftStatus })).toMatchObject([{ status }]);
});

it('a resource that could not be looked at keeps the reason', async () => {
  const found = await resourceWith({
    StackResourceDriftStatus: 'UNKNOWN',
    DriftStatusReason: 'no permission',
  });

  expect(found).toMatchObject([{ status: 'unknown', reason: 'no permission' }]);
});

it('what only one side has is undefined on the other, whatever text stands there', async () => {
  const [found] = await resourceWith({
    StackResourceDriftStatus: 'MODIFIED',
    PropertyDifferences: [
      {
        PropertyPath: '/DisplayName',
        ExpectedValue: 'a',
        ActualValue: 'null',
        DifferenceType: 'REMOVE',
      },
      { PropertyPath: '/Tags/1', ExpectedValue: 'null', ActualValue: 'b', DifferenceType: 'ADD' },
      { PropertyPath: '/X', ExpectedValue: '1', ActualValue: '2', DifferenceType: 'NOT_EQUAL' },
    ],
  });

  expect(found).toMatchObject({
    differences: [
      { path: '/DisplayName', expected: 'a', actual: undefined },
      { path: '/Tags/1', expected: undefined, actual: 'b' },
      { path: '/X', expected: '1', actual: '2' },
    ],
  });
});
