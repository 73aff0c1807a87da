import { onEvaluate, startAlarms } from '../services/cloudwatch/alarms';
import { onConverge, onPublishCounts, startPublishingCounts } from '../services/ecs/service-counts';
import { onDeliver } from '../services/event-bridge/publish-event';
import { onRetry, onTimeout } from '../services/lambda/invocations';
import { onAuroraStep } from '../services/rds/failover-steps';
import { onPublishLag, startPublishingLag } from '../services/rds/replication-lag';
import { onObserve, startHealthChecks } from '../services/route53-dns/health-checks';
import { onFire, startSchedules } from '../services/scheduler/schedules';
import {
  onContinue,
  onExecutionTimeout,
  onTaskDone,
  onTaskTimeout,
} from '../services/step-functions/interpreter';
import type { EventHandlers, Starter } from './context';

/** What happens by itself in each service. */
export const eventHandlers: EventHandlers = {
  'alarm.evaluate': onEvaluate,
  'aurora.publish-lag': onPublishLag,
  'aurora.step': onAuroraStep,
  'ecs.converge': onConverge,
  'ecs.publish-counts': onPublishCounts,
  'event.deliver': onDeliver,
  'health-check.observe': onObserve,
  'lambda.retry': onRetry,
  'lambda.time-out': onTimeout,
  'schedule.fire': onFire,
  'states.continue': onContinue,
  'states.execution-time-out': onExecutionTimeout,
  'states.task-done': onTaskDone,
  'states.task-time-out': onTaskTimeout,
};

export const starters: readonly Starter[] = [
  startAlarms,
  startHealthChecks,
  startPublishingCounts,
  startPublishingLag,
  startSchedules,
];
