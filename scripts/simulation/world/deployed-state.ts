import { emptyState, openRegion } from '../../local-cloud/regions';
import { putResource } from '../../local-cloud/resources/store';
import { openStepFunctions } from '../../local-cloud/services/step-functions/execution-state';
import type { LocalCloudState } from '../../local-cloud/state';
import type { DeployedFunction, DeployedMachine } from '../deployment/deployed-region';
import { deployedRegion } from '../deployment/deployment';
import type { RegionPlace } from '../schedule/fault';
import { machineDefinitions } from './machine-definitions';
import { EPOCH_MS, PLACES, regionOf } from './places';

let deployed: string | undefined;

/**
 * What a deployment leaves behind in the local cloud's services: state table, failover function
 * and both state machines, in each region. Built once; every run starts from a copy.
 */
export function deployedState(): LocalCloudState {
  deployed ??= JSON.stringify(deploy());
  const copy: LocalCloudState = JSON.parse(deployed);
  return copy;
}

function deploy(): LocalCloudState {
  const state = emptyState();
  const definitions = machineDefinitions();
  for (const place of PLACES) {
    openRegion(state, regionOf(place).name);
    openStepFunctions(state, regionOf(place).name);
    const { config, failover, stateTableKey, failoverMachine, switchoverMachine } =
      deployedRegion(place);
    const put = resourcesOf(state, place);
    put('AWS::DynamoDB::Table', config.stateTable, { KeySchema: stateTableKey });
    putFunction(put, failover);
    putMachine(put, failoverMachine, definitions.failover);
    putMachine(put, switchoverMachine, definitions.switchover);
  }
  return state;
}

type Put = (
  type: string,
  physicalId: string,
  properties: Record<string, unknown>,
  attributes?: Record<string, unknown>,
) => void;

function resourcesOf(state: LocalCloudState, place: RegionPlace): Put {
  const region = regionOf(place).name;
  return (type, physicalId, properties, attributes = {}) => {
    const names = { type, physicalId, ref: physicalId };
    putResource({ state, region }, { ...names, attributes, properties, createdAtMs: EPOCH_MS });
  };
}

function putFunction(put: Put, { name, timeoutMs, retries }: DeployedFunction): void {
  put('AWS::Lambda::Function', name, { FunctionName: name, Timeout: timeoutMs / 1000 });
  put('AWS::Lambda::EventInvokeConfig', `${name}-events`, {
    FunctionName: name,
    MaximumRetryAttempts: retries,
  });
}

function putMachine(
  put: Put,
  { name, arn, substitutions }: DeployedMachine,
  definition: object,
): void {
  const properties = { Definition: definition, DefinitionSubstitutions: substitutions };
  put('AWS::StepFunctions::StateMachine', arn, properties, { Name: name });
}
