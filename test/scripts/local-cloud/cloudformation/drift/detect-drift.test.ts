import {
  DeleteStackCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { deploy, execute, LONG_MS, topic } from '../../support/stacks';
import { type TestCloud, testCloud } from '../../support/test-cloud';

const STACK = { StackName: 'alerts' };
const TEMPLATE = {
  Resources: { Kept: topic('kept', { DisplayName: 'kept' }), Gone: topic('gone') },
};

/** Changes one topic and takes the other away, behind CloudFormation's back. */
function interfere({ store }: TestCloud): void {
  const state = store.load();
  const resources = state.regions['us-east-1']?.resources ?? {};
  for (const [key, resource] of Object.entries(resources)) {
    if (resource.properties.TopicName === 'gone') {
      delete resources[key];
    } else if (resource.type === 'AWS::SNS::Topic') {
      resources[key] = { ...resource, properties: { ...resource.properties, DisplayName: 'new' } };
    }
  }
  store.save(state);
}

const start = (test: TestCloud) => test.client.send(new DetectStackDriftCommand(STACK));
const drifts = async (test: TestCloud) =>
  (await test.client.send(new DescribeStackResourceDriftsCommand(STACK))).StackResourceDrifts;

it('tells what differs from the template once it has ended', async () => {
  const test = testCloud();
  await deploy(test, 'alerts', TEMPLATE);
  interfere(test);

  const { StackDriftDetectionId } = await start(test);
  const status = () =>
    test.client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }));
  const running = [await status(), await drifts(test)];
  test.clock.advanceMs(LONG_MS);
  const ended = [await status(), await drifts(test)];

  expect(running).toMatchObject([{ DetectionStatus: 'DETECTION_IN_PROGRESS' }, []]);
  expect(ended).toMatchObject([
    {
      DetectionStatus: 'DETECTION_COMPLETE',
      StackDriftStatus: 'DRIFTED',
      DriftedStackResourceCount: 2,
    },
    [
      {
        LogicalResourceId: 'Kept',
        StackResourceDriftStatus: 'MODIFIED',
        PropertyDifferences: [
          { PropertyPath: '/DisplayName', ExpectedValue: 'kept', ActualValue: 'new' },
        ],
      },
      { LogicalResourceId: 'Gone', StackResourceDriftStatus: 'DELETED' },
    ],
  ]);
});

it('runs once at a time on a stack', async () => {
  const test = testCloud();
  await deploy(test, 'alerts', TEMPLATE);
  await start(test);

  await expect(start(test)).rejects.toThrow('Drift detection is already in progress for stack');
  test.clock.advanceMs(LONG_MS);
  await expect(start(test)).resolves.toBeDefined();
});

it('is refused while the stack is at work', async () => {
  const test = testCloud();
  await execute(test, 'alerts', TEMPLATE);

  await expect(start(test)).rejects.toThrow('while it is in [CREATE_IN_PROGRESS] state');
});

it('knows no detection of a stack that is gone', async () => {
  const test = testCloud();
  await deploy(test, 'alerts', TEMPLATE);
  await test.client.send(new DeleteStackCommand(STACK));
  test.clock.advanceMs(LONG_MS);

  await expect(start(test)).rejects.toThrow('Stack [alerts] does not exist');
});

it('gives its findings in pages', async () => {
  const test = testCloud({ pageSize: 1 });
  await deploy(test, 'alerts', TEMPLATE);
  await start(test);
  test.clock.advanceMs(LONG_MS);

  const first = await test.client.send(new DescribeStackResourceDriftsCommand(STACK));
  const second = await test.client.send(
    new DescribeStackResourceDriftsCommand({ ...STACK, NextToken: first.NextToken }),
  );

  expect(first.StackResourceDrifts).toMatchObject([{ LogicalResourceId: 'Kept' }]);
  expect(second.StackResourceDrifts).toMatchObject([{ LogicalResourceId: 'Gone' }]);
});
