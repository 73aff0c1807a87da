import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import { addDatabaseCluster } from './cluster';
import { addCredentials } from './credentials';
import { addDatabaseEvents } from './events';
import type { Database } from './handles';
import { addDatabaseInstances } from './instances';
import { addDatabaseLogGroup } from './log-group';
import { addMaintenanceWindows } from './maintenance-windows';
import { addMonitoringRole } from './monitoring-role';
import { addParameterGroups } from './parameter-groups';
import { addSubnetGroup } from './subnet-group';

/** This region's member of the global database. */
export function addDatabase(template: Template, context: RegionalContext): Database {
  const credentials = addCredentials(template, context);
  const windows = addMaintenanceWindows(template, context.parameters.HomeRole);
  const parameterGroups = addParameterGroups(template, context);
  const cluster = addDatabaseCluster(template, context, {
    secret: credentials.secret,
    subnetGroup: addSubnetGroup(template, context),
    parameterGroup: parameterGroups.cluster,
    logGroup: addDatabaseLogGroup(template, context),
    windows,
  });
  const instances = addDatabaseInstances(template, context, {
    cluster: cluster.cluster,
    parameterGroup: parameterGroups.instance,
    monitoringRole: addMonitoringRole(template, context),
    windows,
  });
  addDatabaseEvents(template, context, { cluster: cluster.cluster, instances });
  return { ...credentials, ...cluster, instances };
}
