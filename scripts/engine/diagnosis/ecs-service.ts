import { serviceTasksUrl } from './console-url';
import type { ContainerLog, Finding, StoppedTaskFinding } from './finding';
import { couldNotLook } from './look';
import { maskedLine } from './masked-line';
import type { DiagnosisPort, EcsServiceName, StoppedTask } from './ports';

/** The end of a stack trace with what led to it; more is in the log itself. */
const SHOWN_LOG_LINES = 12;

/** `arn:aws:ecs:us-east-1:111122223333:service/cluster/name`; undefined for anything else. */
export function ecsServiceName(physicalId: string): EcsServiceName | undefined {
  const [, cluster, service] = /:service\/([^/]+)\/([^/]+)$/.exec(physicalId) ?? [];
  return cluster === undefined || service === undefined ? undefined : { cluster, service };
}

/** Why the tasks of a service stop: ECS's reason, the containers' ends, and what they wrote last. */
export async function investigateService(
  port: DiagnosisPort,
  region: string,
  name: EcsServiceName,
): Promise<Finding[]> {
  const tasks = await port.stoppedTasks(name);
  const [newest] = tasks;
  if (newest === undefined) {
    return investigateEvents(port, name);
  }
  const { logs, unseen } = await readLogs(port, newest);
  return [
    {
      kind: 'stopped-task',
      taskId: newest.taskId,
      stoppedReason: newest.stoppedReason ?? 'ECS gave no reason',
      containers: newest.containers.map(containerEnd),
      others: tasks.length - 1,
      logs,
      consoleUrl: serviceTasksUrl(region, name),
    },
    ...unseen,
  ];
}

/** Where no task even began: there was no room for it, or no quota. */
async function investigateEvents(port: DiagnosisPort, name: EcsServiceName): Promise<Finding[]> {
  const events = await port.serviceEvents(name);
  const message = events.find((event) => TELLING.test(event));
  return [
    message === undefined
      ? {
          kind: 'could-not-look',
          what: `tasks of ${name.service}`,
          reason:
            'ECS knows of none that stopped in the last hour, and its service events tell nothing',
        }
      : { kind: 'service-event', message },
  ];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html */
const TELLING = /unable to|failed|unhealthy|stopped|is not/;

function containerEnd({
  name,
  exitCode,
  reason,
}: StoppedTask['containers'][number]): StoppedTaskFinding['containers'][number] {
  return { name, ...(exitCode !== undefined && { exitCode }), ...(reason && { reason }) };
}

/** Of containers that ran: one that never started has written nothing. */
async function readLogs(
  port: DiagnosisPort,
  { taskId, taskDefinitionArn, containers }: StoppedTask,
): Promise<{ readonly logs: ContainerLog[]; readonly unseen: Finding[] }> {
  const ran = new Set(
    containers.filter(({ exitCode }) => exitCode !== undefined).map(({ name }) => name),
  );
  if (ran.size === 0) {
    return { logs: [], unseen: [] };
  }
  try {
    const destinations = await port.logDestinations(taskDefinitionArn);
    const logs = await Promise.all(
      destinations
        .filter(({ containerName }) => ran.has(containerName))
        .map(async ({ containerName, groupName, streamPrefix }) => {
          const streamName = `${streamPrefix}/${containerName}/${taskId}`;
          const lines = await port.lastLogLines({ groupName, streamName }, SHOWN_LOG_LINES);
          return { containerName, groupName, streamName, lines: lines.map(maskedLine) };
        }),
    );
    return { logs: logs.filter(({ lines }) => lines.length > 0), unseen: [] };
  } catch (error) {
    return { logs: [], unseen: [couldNotLook('the containers’ log', error)] };
  }
}
