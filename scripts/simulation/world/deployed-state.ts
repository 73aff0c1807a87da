import { taskBounds } from '../../../templates-src/regional/capacity';
import { failoverMachine } from '../../../templates-src/regional/failover/failover-machine';
import type { MachineNames } from '../../../templates-src/regional/failover/machine-names';
import { switchoverMachine } from '../../../templates-src/regional/failover/switchover-machine';
import { emptyState, openRegion } from '../../local-cloud/regions';
import { putResource } from '../../local-cloud/resources/store';
import { openStepFunctions } from '../../local-cloud/services/step-functions/execution-state';
import type { LocalCloudState } from '../../local-cloud/state';
import type { RegionPlace } from '../schedule/fault';
import { otherPlace } from './network';
import { EPOCH_MS, GLOBAL_CLUSTER_ID, namesOf, PLACES, regionOf, SUFFIX } from './places';

/** Seconds that a task of the function may take, above every task's own limit. */
const FAILOVER_FUNCTION_TIMEOUT_SECONDS = 60;

let deployed: string | undefined;

/**
 * What a deployment leaves behind for the failover: state table, function and both state
 * machines, in each region. Built once; every run starts from a copy.
 */
export function deployedState(): LocalCloudState {
  deployed ??= JSON.stringify(deploy());
  const copy: LocalCloudState = JSON.parse(deployed);
  return copy;
}

function deploy(): LocalCloudState {
  const state = emptyState();
  for (const place of PLACES) {
    const region = regionOf(place).name;
    openRegion(state, region);
    openStepFunctions(state, region);
    const names = namesOf(place);
    const put = (
      type: string,
      physicalId: string,
      properties: Record<string, unknown>,
      attributes: Record<string, unknown> = {},
    ) =>
      putResource(
        { state, region },
        { type, physicalId, ref: physicalId, attributes, properties, createdAtMs: EPOCH_MS },
      );
    put('AWS::DynamoDB::Table', names.stateTable, {
      KeySchema: [{ AttributeName: 'item', KeyType: 'HASH' }],
    });
    put('AWS::Lambda::Function', `failover-${SUFFIX}`, {
      FunctionName: `failover-${SUFFIX}`,
      Timeout: FAILOVER_FUNCTION_TIMEOUT_SECONDS,
    });
    const machines = machineNamesOf(place);
    put(
      'AWS::StepFunctions::StateMachine',
      names.failoverMachineArn,
      { Definition: failoverMachine(machines) },
      { Name: `failover-${SUFFIX}` },
    );
    put(
      'AWS::StepFunctions::StateMachine',
      names.switchoverMachineArn,
      { Definition: switchoverMachine(machines) },
      { Name: `switchover-${SUFFIX}` },
    );
  }
  return state;
}

function machineNamesOf(place: RegionPlace): MachineNames {
  const own = namesOf(place);
  return {
    EnvironmentSuffix: SUFFIX,
    Region: regionOf(place).name,
    PeerRegion: regionOf(otherPlace(place)).name,
    GlobalClusterIdentifier: GLOBAL_CLUSTER_ID,
    ClusterArn: own.clusterArn,
    PeerClusterArn: namesOf(otherPlace(place)).clusterArn,
    StateTable: own.stateTable,
    FailoverFunctionArn: own.failoverFunctionArn,
    NotificationTopicArn: own.topicArn,
    EcsCluster: own.ecsCluster,
    EcsService: own.ecsService,
    HomeFloorTasks: String(taskBounds[place].min),
  };
}
