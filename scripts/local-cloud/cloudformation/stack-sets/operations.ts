import type {
  CreateStackInstancesInput,
  DeleteStackInstancesInput,
  Parameter,
  StackSetOperationPreferences,
  UpdateStackInstancesInput,
  UpdateStackSetInput,
} from '@aws-sdk/client-cloudformation';
import type { Call } from '../api/call';
import { tagInputs } from '../api/inputs';
import { readTemplateBody, storedBody } from '../api/template-source';
import { scaledMs } from '../engine/world';
import { validationError } from '../errors';
import { nextUuid } from '../identifiers';
import { instanceNotFound, operationIdTaken } from './errors';
import { requireIdle, requireStackSet, setParameters } from './sets';
import type { Instance, Operation, OperationAction, SetParameter, StackSet } from './state';

export function updateStackSet(call: Call, input: UpdateStackSetInput) {
  const { world } = call;
  const stackSet = requireReady(call, input);
  const previousBody = storedBody(call, stackSet.templateKey);
  const body = input.UsePreviousTemplate === true ? previousBody : readTemplateBody(call, input);
  const parameters = setParameters(body, input.Parameters, stackSet.parameters);
  const instances = targets(stackSet, input, { isWholeSet: true });
  const isChanged =
    input.TemplateBody !== undefined ||
    input.TemplateURL !== undefined ||
    JSON.stringify(parameters) !== JSON.stringify(stackSet.parameters);
  stackSet.templateKey = world.blobs.put(Buffer.from(body));
  stackSet.parameters = parameters;
  // Tags that aren't given stay, an empty list takes them away: API_UpdateStackSet, Tags.
  stackSet.tags = input.Tags === undefined ? stackSet.tags : tagInputs(input.Tags);
  stackSet.capabilities = input.Capabilities ?? [];
  stackSet.administrationRoleArn = input.AdministrationRoleARN ?? stackSet.administrationRoleArn;
  stackSet.executionRoleName = input.ExecutionRoleName ?? stackSet.executionRoleName;
  if (isChanged) {
    // "marks all stack instances with a status of OUTDATED prior to updating": API_UpdateStackSet, Regions.
    for (const instance of Object.values(stackSet.instances)) {
      instance.status = 'OUTDATED';
    }
  }
  return begin(call, stackSet, { action: 'UPDATE', instances, input });
}

export function createStackInstances(call: Call, input: CreateStackInstancesInput) {
  const stackSet = requireReady(call, input);
  const places = placesOf(input);
  for (const { accountId, region } of places) {
    stackSet.instances[`${accountId}/${region}`] ??= {
      accountId,
      region,
      overrides: [],
      status: 'OUTDATED',
      detailedStatus: 'PENDING',
    };
  }
  const instances = targets(stackSet, input, { isWholeSet: false });
  for (const instance of instances) {
    override(stackSet, instance, input.ParameterOverrides);
  }
  return begin(call, stackSet, { action: 'CREATE', instances, input });
}

export function updateStackInstances(call: Call, input: UpdateStackInstancesInput) {
  const stackSet = requireReady(call, input);
  const instances = targets(stackSet, input, { isWholeSet: false });
  for (const instance of instances) {
    override(stackSet, instance, input.ParameterOverrides);
  }
  return begin(call, stackSet, { action: 'UPDATE', instances, input });
}

export function deleteStackInstances(call: Call, input: DeleteStackInstancesInput) {
  const stackSet = requireReady(call, input);
  const instances = targets(stackSet, input, { isWholeSet: false });
  return begin(call, stackSet, { action: 'DELETE', instances, input });
}

interface Request {
  readonly StackSetName: string | undefined;
  readonly OperationId?: string | undefined;
}

function requireReady(call: Call, { StackSetName, OperationId }: Request): StackSet {
  const stackSet = requireStackSet(call, StackSetName);
  if (OperationId !== undefined && OperationId in stackSet.operations) {
    throw operationIdTaken(OperationId);
  }
  requireIdle(stackSet);
  return stackSet;
}

interface Places {
  readonly Accounts?: string[] | undefined;
  readonly Regions?: string[] | undefined;
}

function placesOf({ Accounts = [], Regions = [] }: Places) {
  return Regions.flatMap((region) => Accounts.map((accountId) => ({ accountId, region })));
}

function targets(
  stackSet: StackSet,
  input: Places,
  { isWholeSet }: { readonly isWholeSet: boolean },
): Instance[] {
  if (isWholeSet && input.Accounts === undefined && input.Regions === undefined) {
    return Object.values(stackSet.instances);
  }
  const places = placesOf(input);
  if (places.length === 0) {
    throw validationError('Accounts and Regions must be specified');
  }
  return places.map(({ accountId, region }) => {
    const instance = stackSet.instances[`${accountId}/${region}`];
    if (instance === undefined) {
      throw instanceNotFound(`${accountId}/${region}`);
    }
    return instance;
  });
}

/** A list takes the place of all overrides there were; without one they stay. */
function override(
  { parameters }: StackSet,
  instance: Instance,
  inputs: readonly Parameter[] | undefined,
): void {
  if (inputs === undefined) {
    return;
  }
  instance.overrides = inputs.map(({ ParameterKey = '', ParameterValue, UsePreviousValue }) => {
    if (!parameters.some(({ key }) => key === ParameterKey)) {
      throw validationError(`Parameter ${ParameterKey} is not a parameter of the stack set`);
    }
    const previous =
      parameterValue(instance.overrides, ParameterKey) ?? parameterValue(parameters, ParameterKey);
    return {
      key: ParameterKey,
      value: (UsePreviousValue === true ? previous : ParameterValue) ?? '',
    };
  });
}

function parameterValue(parameters: readonly SetParameter[], name: string): string | undefined {
  return parameters.find(({ key }) => key === name)?.value;
}

/**
 * Until then the instances are `PENDING`, "has yet to start", and new ones have no stack:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstanceComprehensiveStatus.html
 * How long that takes is not documented: a guess.
 */
const START_MS = 5_000;

interface Beginning {
  readonly action: OperationAction;
  readonly instances: readonly Instance[];
  readonly input: {
    readonly OperationId?: string | undefined;
    readonly OperationPreferences?: StackSetOperationPreferences | undefined;
    readonly RetainStacks?: boolean | undefined;
  };
}

function begin(call: Call, stackSet: StackSet, { action, instances, input }: Beginning) {
  const { world, nowMs } = call;
  const { OperationPreferences: preferences, RetainStacks, OperationId } = input;
  const operation: Operation = {
    operationId: OperationId ?? nextUuid(world.state),
    action,
    status: 'RUNNING',
    createdAtMs: nowMs,
    dueAtMs: nowMs + scaledMs(world, START_MS),
    retainStacks: RetainStacks === true,
    // SEQUENTIAL is the default: API_StackSetOperationPreferences.
    isParallel: preferences?.RegionConcurrencyType === 'PARALLEL',
    failureToleranceCount: preferences?.FailureToleranceCount ?? 0,
    results: instances.map(({ accountId, region }) => ({ accountId, region, status: 'PENDING' })),
  };
  stackSet.operations[operation.operationId] = operation;
  for (const instance of instances) {
    instance.lastOperationId = operation.operationId;
    instance.detailedStatus = 'PENDING';
  }
  return { OperationId: operation.operationId };
}
