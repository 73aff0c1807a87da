import type { Template } from '../../cfn/template';
import type { Ref, Value } from '../../cfn/value';

export interface MaintenanceWindows {
  readonly backup: Value<string>;
  readonly clusterMaintenance: Value<string>;
  readonly instanceMaintenance: readonly [Value<string>, Value<string>];
}

/**
 * When AWS may patch, in UTC: at night in both regions, never both regions or
 * both instances of a region at the same time, and the standby two days before
 * the primary, so that a bad patch shows where no payment is taken.
 */
export function addMaintenanceWindows(template: Template, homeRole: Ref): MaintenanceWindows {
  const windows = template.mapping('MaintenanceWindows', {
    primary: {
      Backup: '05:00-05:30',
      Cluster: 'thu:06:00-thu:06:30',
      Instance1: 'thu:07:00-thu:07:30',
      Instance2: 'thu:08:00-thu:08:30',
    },
    dr: {
      Backup: '05:00-05:30',
      Cluster: 'tue:06:00-tue:06:30',
      Instance1: 'tue:07:00-tue:07:30',
      Instance2: 'tue:08:00-tue:08:30',
    },
  });
  return {
    backup: windows.find(homeRole, 'Backup'),
    clusterMaintenance: windows.find(homeRole, 'Cluster'),
    instanceMaintenance: [windows.find(homeRole, 'Instance1'), windows.find(homeRole, 'Instance2')],
  };
}
