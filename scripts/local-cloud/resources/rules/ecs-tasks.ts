import { assertNever } from '../../../engine/errors';
import type { Properties, ResourceContext } from '../../resource-model';
import type { StoppedTaskEnd, TaskEnd } from '../../runtime/behaviour';
import { putLogLines } from '../../services/cloudwatch-logs/streams';
import { openEcs, type StoppedTask } from '../../services/ecs/ecs-state';
import { addServiceEvent } from '../../services/ecs/service-events';
import type { StoredResource } from '../../state';
import { arn } from '../arn';
import { notStabilized, serviceError } from '../failures';
import { hexId } from '../identifiers';
import { flag, record, records, text } from '../read';
import { resourcesOfType } from '../store';

/**
 * The circuit breaker gives up after this many failed tasks at least.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
const FAILED_TASKS = 3;
/** Between two tries; ECS waits longer after each one. A guess. */
const RETRY_MS = 20_000;
/** How long a task that ends lives. A guess. */
const LIFE_MS = 8_000;

/** Throws when the service's tasks do not run: CloudFormation waits for its deployment. */
export function assertTasksRun(context: ResourceContext, service: StoredResource): void {
  const { region, nowMs: atMs, behaviour } = context;
  const serviceName = String(service.attributes.Name);
  const end = behaviour?.ecs.taskEnd?.({ region, serviceName, atMs });
  if (end === undefined) {
    return;
  }
  fail(context, service, end);
  const deployment = record(service.properties, 'DeploymentConfiguration');
  throw flag(record(deployment, 'DeploymentCircuitBreaker'), 'Enable')
    ? serviceError(
        "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.",
      )
    : notStabilized(`Service ${service.physicalId} did not stabilize.`);
}

function fail(context: ResourceContext, service: StoredResource, end: TaskEnd): void {
  switch (end.kind) {
    case 'stops':
      for (let tries = FAILED_TASKS - 1; tries >= 0; tries -= 1) {
        stopTask(context, service, end, context.nowMs - tries * RETRY_MS);
      }
      return;
    case 'not-placed':
      addServiceEvent(
        service,
        `(service ${String(service.attributes.Name)}) was unable to place a task. Reason: ${end.reason}.`,
        context.nowMs,
      );
      return;
    default:
      assertNever(end);
  }
}

function stopTask(
  context: ResourceContext,
  service: StoredResource,
  end: StoppedTaskEnd,
  stoppedAtMs: number,
): void {
  const { stopCode, stoppedReason, exitCode, containerReason } = end;
  const [, clusterName = '', serviceName = ''] = service.physicalId.split('/');
  const taskDefinition = taskDefinitionOf(context, service);
  const taskId = hexId(context.state, TASK_ID_DIGITS);
  const containers = records(taskDefinition?.properties ?? {}, 'ContainerDefinitions');
  const task: StoppedTask = {
    taskArn: arn(context, 'ecs', `task/${clusterName}/${taskId}`),
    clusterName,
    serviceName,
    taskDefinitionArn: taskDefinition?.physicalId ?? '',
    stopCode,
    stoppedReason,
    createdAtMs: stoppedAtMs - LIFE_MS,
    stoppedAtMs,
    containers: containers.map((container) => ({
      name: text(container, 'Name') ?? '',
      ...(exitCode !== undefined && { exitCode }),
      ...(containerReason !== undefined && { reason: containerReason }),
    })),
  };
  openEcs(context.state, context.region).stoppedTasks.push(task);
  for (const container of containers) {
    writeLog(context, container, taskId, end.logLines, stoppedAtMs);
  }
}

const TASK_ID_DIGITS = 32;

function taskDefinitionOf(
  context: ResourceContext,
  service: StoredResource,
): StoredResource | undefined {
  const reference = text(service.properties, 'TaskDefinition');
  return resourcesOfType(context, 'AWS::ECS::TaskDefinition').find(
    ({ physicalId }) => physicalId === reference,
  );
}

/**
 * A stream is named `prefix/container/task id`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
function writeLog(
  context: ResourceContext,
  container: Properties,
  taskId: string,
  lines: readonly string[],
  lastAtMs: number,
): void {
  const options = record(record(container, 'LogConfiguration'), 'Options');
  const prefix = text(options, 'awslogs-stream-prefix');
  const groupName = text(options, 'awslogs-group');
  if (prefix !== undefined && groupName !== undefined && lines.length > 0) {
    const streamName = `${prefix}/${text(container, 'Name')}/${taskId}`;
    putLogLines(context, { groupName, streamName, lines, lastAtMs });
  }
}
