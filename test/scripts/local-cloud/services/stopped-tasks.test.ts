import { CloudFormationClient, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTasksCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { localClientConfig } from '../../../../scripts/local-cloud/attach';
import type { TaskEnd } from '../../../../scripts/local-cloud/runtime/behaviour';
import {
  productWithTasks,
  productWithTwoTasks,
  tasksThatBreak,
} from '../../../support/failing-services';
import { type LocalWorld, localWorld } from '../../../support/local-world';

const REGION = 'us-east-1';
const CLUSTER = 'cluster-demo';

const end: TaskEnd = {
  kind: 'stops',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 1,
  logLines: ['one', 'two', 'three'],
};

/** A service that ran, and whose change failed: it is there again, and so is all around it. */
async function afterFailedChange(): Promise<LocalWorld> {
  const { behaviour, breakNow } = tasksThatBreak(REGION, end);
  const world = localWorld(productWithTasks, { behaviour });
  await world.run('deploy --yes');
  breakNow();
  await world.run('deploy --yes', { product: productWithTwoTasks });
  return world;
}

test('stopped tasks of a service are listed with their reasons, and forgotten after an hour', async () => {
  const world = await afterFailedChange();
  const ecs = world.attach(new ECSClient(localClientConfig(REGION)));
  const list = new ListTasksCommand({
    cluster: CLUSTER,
    serviceName: 'hello-demo',
    desiredStatus: 'STOPPED',
  });

  const { taskArns = [] } = await ecs.send(list);
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: CLUSTER, tasks: taskArns }));
  await world.pass(61);
  const later = await ecs.send(list);

  expect(tasks).toHaveLength(3);
  expect(tasks?.[0]).toMatchObject({
    group: 'service:hello-demo',
    stopCode: 'EssentialContainerExited',
    containers: [{ name: 'hello', exitCode: 1 }],
  });
  expect(later.taskArns).toEqual([]);
});

test('the last lines of a stream come in their order, and an unknown stream is refused', async () => {
  const world = await afterFailedChange();
  const logs = world.attach(new CloudWatchLogsClient(localClientConfig(REGION)));
  const [task] = world.state().regions[REGION]?.ecs?.stoppedTasks ?? [];
  const stream = (logStreamName: string) =>
    logs.send(
      new GetLogEventsCommand({ logGroupName: '/ecs/hello-demo', logStreamName, limit: 2 }),
    );

  const { events } = await stream(`hello/hello/${task?.taskArn.split('/').at(-1)}`);

  expect(events?.map(({ message }) => message)).toEqual(['two', 'three']);
  await expect(stream('nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a rollback has an id of its own and the token of what it undoes', async () => {
  const world = await afterFailedChange();
  const client = world.attach(new CloudFormationClient(localClientConfig(REGION)));

  const { StackEvents = [] } = await client.send(
    new DescribeStackEventsCommand({ StackName: 'service-demo' }),
  );

  const begun = (status: string) =>
    StackEvents.find(
      ({ ResourceStatus, PhysicalResourceId, StackId }) =>
        PhysicalResourceId === StackId && String(ResourceStatus) === status,
    );
  const [update, rollback] = [begun('UPDATE_IN_PROGRESS'), begun('UPDATE_ROLLBACK_IN_PROGRESS')];
  expect(rollback?.OperationId).not.toBe(update?.OperationId);
  expect(rollback?.ClientRequestToken).toBe(update?.ClientRequestToken);
});
