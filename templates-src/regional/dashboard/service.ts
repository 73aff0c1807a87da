import { aws } from '../../cfn/pseudo';
import type { DashboardRow } from '../../monitoring/dashboard';
import type { RegionalContext } from '../context';
import { taskCountMetrics, utilizationMetrics } from '../metrics/service';
import type { RegionalResources } from '../resources';

/** The tasks here, and as many as the other region has. */
export function serviceRow(
  { parameters, peerName }: RegionalContext,
  { service }: RegionalResources,
): DashboardRow {
  const tasks = taskCountMetrics(service);
  const peerTasks = taskCountMetrics({
    clusterName: peerName('ecsCluster'),
    serviceName: peerName('ecsService'),
  });
  const utilization = utilizationMetrics(service);
  const region = aws.region;
  return {
    height: 6,
    widgets: [
      {
        kind: 'graph',
        title: 'Tasks of this region',
        unit: 'tasks',
        lines: [
          { label: 'desired', metric: tasks.desired, region },
          { label: 'running', metric: tasks.running, region },
          { label: 'pending', metric: tasks.pending, region },
        ],
      },
      {
        kind: 'graph',
        title: 'Tasks of the other region',
        unit: 'tasks',
        lines: [{ label: 'running', metric: peerTasks.running, region: parameters.PeerRegion }],
      },
      {
        kind: 'graph',
        title: 'Use of the tasks',
        unit: '%',
        lines: [
          { label: 'CPU', metric: utilization.cpuPercent, region },
          { label: 'memory', metric: utilization.memoryPercent, region },
        ],
      },
    ],
  };
}
