import { list, record, records, text } from '../../resources/read';
import { resourcesOfType } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import { requireCluster } from './clusters';
import { openEcs, type StoppedTask } from './ecs-state';

interface ListInput {
  readonly cluster?: string | undefined;
  readonly serviceName?: string | undefined;
  readonly desiredStatus?: string | undefined;
}

interface DescribeInput {
  readonly cluster?: string | undefined;
  readonly tasks?: readonly string[] | undefined;
}

/**
 * How long a stopped task can be asked for, at least.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
 */
const STOPPED_TASKS_KEPT_MS = 60 * 60 * 1000;

/** Stopped tasks alone: those that run have no identity here. */
export function listTasks(context: ServiceContext, input: ListInput): Record<string, unknown> {
  const clusterName = requireCluster(context, input.cluster);
  if (input.desiredStatus !== 'STOPPED') {
    throw new AwsError(
      'InvalidParameterException',
      'The local cloud lists only tasks with the desired status STOPPED.',
    );
  }
  const tasks = keptTasks(context, clusterName).filter(
    ({ serviceName }) => input.serviceName === undefined || serviceName === input.serviceName,
  );
  return { taskArns: tasks.map(({ taskArn }) => taskArn) };
}

export function describeTasks(
  context: ServiceContext,
  input: DescribeInput,
): Record<string, unknown> {
  const clusterName = requireCluster(context, input.cluster);
  const wanted = input.tasks ?? [];
  const kept = keptTasks(context, clusterName);
  const isAsked = ({ taskArn }: StoppedTask, reference: string) =>
    taskArn === reference || taskArn.endsWith(`/${reference}`);
  return {
    tasks: kept
      .filter((task) => wanted.some((reference) => isAsked(task, reference)))
      .map(describe),
    failures: wanted
      .filter((reference) => !kept.some((task) => isAsked(task, reference)))
      .map((arn) => ({ arn, reason: 'MISSING' })),
  };
}

export function describeTaskDefinition(
  context: ServiceContext,
  input: { readonly taskDefinition?: string | undefined },
): Record<string, unknown> {
  const found = resourcesOfType(context, 'AWS::ECS::TaskDefinition').find(
    ({ physicalId }) => physicalId === input.taskDefinition,
  );
  if (found === undefined) {
    throw new AwsError('ClientException', 'Unable to describe task definition.');
  }
  return {
    taskDefinition: {
      taskDefinitionArn: found.physicalId,
      family: text(found.properties, 'Family'),
      containerDefinitions: records(found.properties, 'ContainerDefinitions').map((container) => {
        const log = record(container, 'LogConfiguration');
        return {
          name: text(container, 'Name'),
          image: text(container, 'Image'),
          essential: container.Essential !== false,
          ...(text(log, 'LogDriver') !== undefined && {
            logConfiguration: {
              logDriver: text(log, 'LogDriver'),
              options: record(log, 'Options'),
            },
          }),
          command: list(container, 'Command'),
        };
      }),
    },
  };
}

function keptTasks(context: ServiceContext, clusterName: string): StoppedTask[] {
  return openEcs(context.state, context.region).stoppedTasks.filter(
    (task) =>
      task.clusterName === clusterName && context.nowMs - task.stoppedAtMs <= STOPPED_TASKS_KEPT_MS,
  );
}

function describe(task: StoppedTask): Record<string, unknown> {
  return {
    taskArn: task.taskArn,
    taskDefinitionArn: task.taskDefinitionArn,
    group: `service:${task.serviceName}`,
    desiredStatus: 'STOPPED',
    lastStatus: 'STOPPED',
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    createdAt: new Date(task.createdAtMs),
    stoppedAt: new Date(task.stoppedAtMs),
    containers: task.containers.map(({ name, exitCode, reason }) => ({
      name,
      taskArn: task.taskArn,
      lastStatus: 'STOPPED',
      exitCode,
      reason,
    })),
  };
}
