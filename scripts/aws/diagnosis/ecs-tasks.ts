import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type Task,
} from '@aws-sdk/client-ecs';
import type { EcsServiceName, StoppedTask } from '../../engine/diagnosis/ports';
import type { Call } from '../errors';

/** `DescribeTasks` takes up to 100; a service that fails has stopped a handful. */
const MOST_TASKS = 20;

/** Newest first. */
export async function readStoppedTasks(
  ecs: ECSClient,
  call: Call,
  { cluster, service }: EcsServiceName,
): Promise<StoppedTask[]> {
  const arns = await call('ecs:ListTasks', () => listStopped(ecs, cluster, service));
  if (arns.length === 0) {
    return [];
  }
  const { tasks = [] } = await call('ecs:DescribeTasks', () =>
    ecs.send(new DescribeTasksCommand({ cluster, tasks: arns })),
  );
  return tasks
    .filter(({ group }) => group === `service:${service}`)
    .map(toStoppedTask)
    .sort((one, other) => other.stoppedAtMs - one.stoppedAtMs);
}

/** What ECS says of the service, newest first. */
export async function readServiceEvents(
  ecs: ECSClient,
  { cluster, service }: EcsServiceName,
): Promise<string[]> {
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster, services: [service] }),
  );
  return (services?.[0]?.events ?? []).flatMap(({ message }) => message ?? []);
}

async function listStopped(ecs: ECSClient, cluster: string, serviceName: string) {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({
      cluster,
      serviceName,
      desiredStatus: 'STOPPED',
      maxResults: MOST_TASKS,
    }),
  );
  return taskArns;
}

function toStoppedTask(task: Task): StoppedTask {
  return {
    taskId: task.taskArn?.split('/').at(-1) ?? '',
    taskDefinitionArn: task.taskDefinitionArn ?? '',
    stoppedReason: task.stoppedReason,
    stoppedAtMs: (task.stoppedAt ?? task.stoppingAt ?? task.createdAt)?.getTime() ?? 0,
    containers: (task.containers ?? []).map(({ name = '', exitCode, reason }) => ({
      name,
      exitCode,
      reason,
    })),
  };
}
