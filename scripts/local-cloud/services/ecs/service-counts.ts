import { number } from '../../resources/read';
import { serviceData, setServiceData } from '../../resources/service-data';
import { resourcesOfType } from '../../resources/store';
import { schedule, startRecurring, stopRecurring } from '../../runtime/agenda';
import { type Behaviour, QUIET_BEHAVIOUR } from '../../runtime/behaviour';
import type { EventHandler, Starter } from '../../runtime/context';
import type { ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { publishCounts } from './publish-counts';

const SERVICE = 'AWS::ECS::Service';
const MINUTE_MS = 60_000;

export interface TaskCounts {
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
}

/** A service that CloudFormation has made is complete: its tasks run. */
export function taskCounts(service: StoredResource): TaskCounts {
  const desired = desiredCount(service);
  const running = serviceData<number>(service, 'runningCount', desired);
  return { desired, running, pending: Math.max(0, desired - running) };
}

export function desiredCount(service: StoredResource): number {
  return serviceData<number>(
    service,
    'desiredCount',
    number(service.properties, 'DesiredCount') ?? 1,
  );
}

/** Sets the desired count; tasks stop at once and start in their own time. */
export function setDesiredCount(
  context: ServiceContext,
  service: StoredResource,
  desired: number,
): void {
  const { running } = taskCounts(service);
  setServiceData(service, 'desiredCount', desired);
  setServiceData(service, 'runningCount', Math.min(running, desired));
  converge(context, service);
}

/** Begins to start what is missing, one wave of tasks at a time. */
function converge(context: ServiceContext, service: StoredResource): void {
  if (taskCounts(service).pending === 0 || service.data?.isStarting === true) {
    return;
  }
  setServiceData(service, 'isStarting', true);
  const { region, nowMs } = context;
  schedule(context.state, {
    atMs: nowMs + ecsBehaviour(context).taskStartMs({ region, atMs: nowMs }),
    kind: 'ecs.converge',
    region,
    subject: service.physicalId,
  });
}

export const onConverge: EventHandler = (context, event) => {
  const service = findService(context, event.subject);
  if (service === undefined) {
    return;
  }
  setServiceData(service, 'isStarting', false);
  const { region, nowMs } = context;
  const room = ecsBehaviour(context).maxRunningTasks({ region, atMs: nowMs });
  const { desired, running } = taskCounts(service);
  setServiceData(service, 'runningCount', Math.max(running, Math.min(desired, room)));
  // ECS keeps trying while the region has no room.
  converge(context, service);
};

export const startPublishingCounts: Starter = (context) => {
  for (const service of resourcesOfType(context, SERVICE)) {
    converge(context, service);
    startRecurring(context.state, {
      atMs: Math.ceil((context.nowMs + 1) / MINUTE_MS) * MINUTE_MS,
      kind: 'ecs.publish-counts',
      region: context.region,
      subject: service.physicalId,
    });
  }
};

export const onPublishCounts: EventHandler = (context, event) => {
  const service = findService(context, event.subject);
  if (service === undefined) {
    stopRecurring(context.state, event);
    return;
  }
  const { kind, region, subject } = event;
  schedule(context.state, { atMs: event.atMs + MINUTE_MS, kind, region, subject });
  // The minute that has just ended.
  publishCounts(context, service, taskCounts(service), event.atMs - MINUTE_MS);
};

export function findService(
  context: ServiceContext,
  serviceArn: string,
): StoredResource | undefined {
  return resourcesOfType(context, SERVICE).find(({ physicalId }) => physicalId === serviceArn);
}

function ecsBehaviour(context: ServiceContext): Behaviour['ecs'] {
  return (context.behaviour ?? QUIET_BEHAVIOUR).ecs;
}
