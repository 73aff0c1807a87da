import type { AlarmDefinition } from '../../monitoring/alarm';
import type { RegionalContext } from '../context';
import { taskCountMetrics, utilizationMetrics } from '../metrics/service';
import type { RegionalResources } from '../resources';

/** The tasks of the payment service. */
export function serviceAlarms(
  { parameters }: RegionalContext,
  { service, capacity }: RegionalResources,
): AlarmDefinition[] {
  const tasks = taskCountMetrics(service);
  const utilization = utilizationMetrics(service);
  return [
    {
      watches: 'service-tasks-below-floor',
      severity: 'critical',
      meaning:
        'Fewer tasks run than this region is never to go below; a standby short of them may not be able to take over.',
      firstStep:
        'Look at the events of the ECS service: tasks that stop, an image that is missing, or a quota that is reached.',
      metric: tasks.running,
      breach: { below: capacity.find(parameters.HomeRole, 'MinTasks') },
      sustained: { periods: 3, outOf: 3 },
      // Container Insights reports every minute: silence is no tasks, or nobody who counts them.
      missingData: 'breaching',
    },
    {
      watches: 'service-tasks-below-desired',
      severity: 'critical',
      meaning:
        'ECS has not had as many tasks running as it wants for ten minutes. During a failover this region lacks the capacity to carry the traffic.',
      firstStep:
        'Look at the events of the ECS service for a quota on Fargate vCPUs, subnets without addresses, or tasks that fail at start.',
      // Follows the floor that a failover raises, which the alarm above does not.
      metric: {
        expression: 'desired - running',
        metrics: { desired: tasks.desired, running: tasks.running },
      },
      breach: { above: 0 },
      sustained: { periods: 10, outOf: 10 },
      // The alarm above tells of silence.
      missingData: 'ignore',
    },
    {
      watches: 'service-cpu',
      severity: 'warning',
      meaning:
        'Tasks have used over 85 % of their CPU for ten minutes, so scaling out does not help or has reached its maximum.',
      firstStep:
        'Compare running tasks with the maximum of 50, and requests per target with yesterday.',
      metric: utilization.cpuPercent,
      breach: { above: 85 },
      sustained: { periods: 10, outOf: 10 },
      missingData: 'ignore',
    },
    {
      watches: 'service-memory',
      severity: 'warning',
      meaning: 'Tasks use over 90 % of their memory; above it they are ended.',
      firstStep:
        'Compare with the time of the last deployment: growth since then is a leak, and a rollback ends it.',
      metric: utilization.memoryPercent,
      breach: { above: 90 },
      sustained: { periods: 5, outOf: 5 },
      missingData: 'ignore',
    },
  ];
}
