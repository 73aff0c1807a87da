import { FUNCTION_TIMEOUT_SECONDS } from '../../../functions/region-watch/schedule';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { RegionalResources } from '../resources';
import { failoverArns } from './arns';
import { failoverEnvironment } from './environment';
import { addFailoverRole } from './failover-role';
import { addFunction, addFunctionLogGroup } from './functions';
import type { Failover } from './handles';
import { addFailoverMachineRole, addSwitchoverMachineRole } from './machine-roles';
import { addDatabaseEventRule } from './rds-event-rule';
import { addRegionWatchRole } from './region-watch-role';
import { addSchedules } from './schedules';
import { addFailoverMachine, addSwitchoverMachine, substitutionsOf } from './state-machines';
import { addStateTable } from './state-table';

/** Detection and failover. Both regions hold all of it; the one that doesn't write watches. */
export function addFailover(
  template: Template,
  context: RegionalContext,
  resources: Omit<RegionalResources, 'failover'>,
): Failover {
  const { parameters } = context;
  const environment = failoverEnvironment(context, resources);
  const stateTable = addStateTable(template, context);

  const failoverLogGroup = addFunctionLogGroup(template, context, 'Failover', 'failoverLogGroup');
  const failoverFunction = addFunction(template, context, {
    id: 'Failover',
    name: 'failover',
    folder: 'failover',
    description: 'Steps of a failover or switchover that need logic',
    role: addFailoverRole(template, context, failoverLogGroup),
    logGroup: failoverLogGroup,
    environment,
    timeoutSeconds: 60,
    // Events of the database may wait a little, and are recorded once however often they come.
    asynchronous: { maximumAgeSeconds: 3600, retries: 2 },
  });

  const clusterArn = resources.database.cluster.att('DBClusterArn');
  const roleDependencies = { clusterArn, failoverFunctionArn: failoverFunction.aliasArn };
  const substitutions = substitutionsOf(context, {
    ClusterArn: clusterArn,
    PeerClusterArn: failoverArns(context).peerCluster,
    StateTable: stateTable.ref,
    FailoverFunctionArn: failoverFunction.aliasArn,
    HomeFloorTasks: resources.capacity.find(parameters.HomeRole, 'MinTasks'),
  });
  const failoverMachine = addFailoverMachine(template, context, {
    role: addFailoverMachineRole(template, context, roleDependencies),
    substitutions,
  });
  const switchoverMachine = addSwitchoverMachine(template, context, {
    role: addSwitchoverMachineRole(template, context, roleDependencies),
    substitutions,
  });

  const watchLogGroup = addFunctionLogGroup(
    template,
    context,
    'RegionWatch',
    'regionWatchLogGroup',
  );
  const regionWatch = addFunction(template, context, {
    id: 'RegionWatch',
    name: 'regionWatch',
    folder: 'region-watch',
    description: 'Watches the other region, and starts the failover when it is lost',
    role: addRegionWatchRole(template, context, watchLogGroup),
    logGroup: watchLogGroup,
    environment: { ...environment, FAILOVER_STATE_MACHINE_ARN: failoverMachine.ref },
    timeoutSeconds: FUNCTION_TIMEOUT_SECONDS,
    // The next run comes in a minute and sees more.
    asynchronous: { maximumAgeSeconds: 60, retries: 0 },
  });
  const watchSchedule = addSchedules(template, context, { regionWatch, failoverFunction });
  addDatabaseEventRule(template, context, failoverFunction);
  return {
    stateTable,
    regionWatch,
    watchSchedule,
    failoverFunction,
    failoverMachine,
    switchoverMachine,
  };
}
