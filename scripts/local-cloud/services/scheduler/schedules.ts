import { record, text } from '../../resources/read';
import { resourcesOfType } from '../../resources/store';
import { schedule, startRecurring, stopRecurring } from '../../runtime/agenda';
import type { InternalCall } from '../../runtime/call';
import type { EventHandler, RuntimeContext, Starter } from '../../runtime/context';
import type { StoredResource } from '../../state';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const UNIT_MS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Schedules with a rate begin one period after they are made. */
export const startSchedules: Starter = (context) => {
  for (const resource of resourcesOfType(context, SCHEDULE)) {
    const periodMs = periodOf(resource);
    if (periodMs !== undefined) {
      startRecurring(context.state, {
        atMs: nextFiring(resource.createdAtMs, periodMs, context.nowMs),
        kind: 'schedule.fire',
        region: context.region,
        subject: resource.physicalId,
      });
    }
  }
};

/** Firings that were due while no process ran the cloud are not made up for. */
function nextFiring(createdAtMs: number, periodMs: number, nowMs: number): number {
  return createdAtMs + (Math.floor((nowMs - createdAtMs) / periodMs) + 1) * periodMs;
}

/** `rate(5 minutes)`; `undefined` for `cron` and `at`, which are not modelled. */
function periodOf(resource: StoredResource): number | undefined {
  const expression = text(resource.properties, 'ScheduleExpression') ?? '';
  const [, amount, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const unitMs = UNIT_MS[unit];
  return unitMs === undefined ? undefined : Number(amount) * unitMs;
}

export const onFire: EventHandler = (context, event) => {
  const resource = resourcesOfType(context, SCHEDULE).find(
    ({ physicalId }) => physicalId === event.subject,
  );
  const periodMs = resource && periodOf(resource);
  if (resource === undefined || periodMs === undefined) {
    stopRecurring(context.state, event);
    return;
  }
  const { kind, region, subject } = event;
  schedule(context.state, { atMs: event.atMs + periodMs, kind, region, subject });
  if (text(resource.properties, 'State') !== 'DISABLED') {
    fire(context, resource);
  }
};

function fire(context: RuntimeContext, resource: StoredResource): void {
  const call = callOf(context, resource);
  const outcome = context.interfere(call);
  switch (outcome.kind) {
    case 'duplicate':
      // Scheduler delivers at least once.
      context.perform(call);
      context.perform(call);
      return;
    case 'ok':
    case 'crash':
    case 'lost-answer':
    case 'delay':
      context.perform(call);
      return;
    case 'error':
    case 'refused':
    case 'hang':
      return;
  }
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html: functions are invoked without waiting for them. */
function callOf(context: RuntimeContext, resource: StoredResource): InternalCall {
  const target = record(resource.properties, 'Target');
  const targetArn = text(target, 'Arn') ?? '';
  if (!targetArn.startsWith('arn:aws:lambda:')) {
    throw new Error(`the local cloud doesn't run schedules of ${targetArn}`);
  }
  return {
    service: 'Lambda',
    operation: 'Invoke',
    region: context.region,
    input: {
      FunctionName: targetArn,
      InvocationType: 'Event',
      Payload: text(target, 'Input') ?? '{}',
    },
    from: { kind: 'scheduler', region: context.region, name: resource.physicalId },
  };
}
