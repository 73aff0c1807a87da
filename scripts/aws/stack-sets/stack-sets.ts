import {
  type CloudFormationClient,
  CreateStackInstancesCommand,
  CreateStackSetCommand,
  DeleteStackInstancesCommand,
  DeleteStackSetCommand,
  DescribeStackInstanceCommand,
  DescribeStackSetCommand,
  DescribeStackSetOperationCommand,
  type Parameter,
  paginateListStackInstances,
  paginateListStackSetOperationResults,
  type StackSet,
  type StackSetOperationPreferences,
  type StackSetOperationStatus,
  UpdateStackInstancesCommand,
  UpdateStackSetCommand,
} from '@aws-sdk/client-cloudformation';
import type {
  InstanceChange,
  InstancePlace,
  NewStackSet,
  OperationStart,
  OperationState,
  StackInstance,
  StackSetDescription,
  StackSetRoles,
  StackSets,
  StackSetUpdate,
} from '../../engine/stack-sets/ports';
import type { Call } from '../errors';
import { CAPABILITIES, parameterInput, templateInput } from '../stacks';

/** An operation here has one instance to work on, so that nothing else can fail with it. */
const PREFERENCES: StackSetOperationPreferences = {
  RegionConcurrencyType: 'PARALLEL',
  FailureToleranceCount: 0,
  MaxConcurrentCount: 1,
};

/** StackSets of one administration region, through the SDK. */
export function createStackSets(client: CloudFormationClient, callAws: Call): StackSets {
  const call: Call = (operation, send) => callAws(`cloudformation:${operation}`, send);
  return {
    describe: (name) => call('DescribeStackSet', () => describe(client, name)),
    instance: (place) => call('DescribeStackInstance', () => describeInstance(client, place)),
    instances: (name) => call('ListStackInstances', () => listInstances(client, name)),
    create: (request) => call('CreateStackSet', () => create(client, request)),
    update: (request) => call('UpdateStackSet', () => started(() => update(client, request))),
    createInstance: (change) =>
      call('CreateStackInstances', () =>
        started(() => client.send(new CreateStackInstancesCommand(instanceInput(change)))),
      ),
    updateInstance: (change) =>
      call('UpdateStackInstances', () =>
        started(() => client.send(new UpdateStackInstancesCommand(instanceInput(change)))),
      ),
    releaseInstances: (places, OperationId) =>
      call('DeleteStackInstances', () =>
        started(() =>
          client.send(
            new DeleteStackInstancesCommand({
              StackSetName: places[0].stackSetName,
              Accounts: [...new Set(places.map(({ accountId }) => accountId))],
              Regions: places.map(({ region }) => region),
              RetainStacks: true,
              OperationPreferences: PREFERENCES,
              OperationId,
            }),
          ),
        ),
      ),
    operationState: (name, operationId) =>
      call('DescribeStackSetOperation', () => operationState(client, name, operationId)),
    remove: (name) => call('DeleteStackSet', () => remove(client, name)),
  };
}

function hasName(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

async function describe(
  client: CloudFormationClient,
  StackSetName: string,
): Promise<StackSetDescription | undefined> {
  try {
    const { StackSet } = await client.send(new DescribeStackSetCommand({ StackSetName }));
    return {
      templateBody: StackSet?.TemplateBody ?? '',
      parameterNames: Object.keys(values(StackSet?.Parameters)),
      tags: Object.fromEntries((StackSet?.Tags ?? []).map(({ Key, Value }) => [Key, Value ?? ''])),
      roles: rolesOf(StackSet),
    };
  } catch (error) {
    if (hasName(error, 'StackSetNotFoundException')) {
      return undefined;
    }
    throw error;
  }
}

function rolesOf(stackSet: StackSet | undefined): StackSetRoles | undefined {
  const { AdministrationRoleARN: administrationRoleArn, ExecutionRoleName: executionRoleName } =
    stackSet ?? {};
  return administrationRoleArn === undefined || executionRoleName === undefined
    ? undefined
    : { administrationRoleArn, executionRoleName };
}

async function describeInstance(
  client: CloudFormationClient,
  { stackSetName, accountId, region }: InstancePlace,
): Promise<StackInstance | undefined> {
  try {
    const { StackInstance: instance } = await client.send(
      new DescribeStackInstanceCommand({
        StackSetName: stackSetName,
        StackInstanceAccount: accountId,
        StackInstanceRegion: region,
      }),
    );
    // Empty while the stack hasn't been begun.
    const stackArn = instance?.StackId || undefined;
    return { stackArn, overrides: values(instance?.ParameterOverrides) };
  } catch (error) {
    if (hasName(error, 'StackSetNotFoundException', 'StackInstanceNotFoundException')) {
      return undefined;
    }
    throw error;
  }
}

async function listInstances(
  client: CloudFormationClient,
  StackSetName: string,
): Promise<InstancePlace[]> {
  const places: InstancePlace[] = [];
  for await (const page of paginateListStackInstances({ client }, { StackSetName })) {
    for (const { Account, Region } of page.Summaries ?? []) {
      if (Account !== undefined && Region !== undefined) {
        places.push({ stackSetName: StackSetName, accountId: Account, region: Region });
      }
    }
  }
  return places;
}

function values(parameters: readonly Parameter[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (parameters ?? []).flatMap(({ ParameterKey, ParameterValue }) =>
      ParameterKey === undefined ? [] : [[ParameterKey, ParameterValue ?? '']],
    ),
  );
}

/** What a stack set is made and updated with alike. */
function contents({ parameters, tags, roles }: Pick<NewStackSet, 'parameters' | 'tags' | 'roles'>) {
  return {
    Parameters: Object.entries(parameters).map(parameterInput),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    Capabilities: CAPABILITIES,
    AdministrationRoleARN: roles.administrationRoleArn,
    ExecutionRoleName: roles.executionRoleName,
  };
}

async function create(client: CloudFormationClient, request: NewStackSet): Promise<void> {
  try {
    await client.send(
      new CreateStackSetCommand({
        StackSetName: request.name,
        PermissionModel: 'SELF_MANAGED',
        ClientRequestToken: request.clientToken,
        ...templateInput(request.template),
        ...contents(request),
      }),
    );
  } catch (error) {
    // Whichever region came first, the other one's wish is the same.
    if (!hasName(error, 'NameAlreadyExistsException', 'CreatedButModifiedException')) {
      throw error;
    }
  }
}

function update(client: CloudFormationClient, request: StackSetUpdate): Promise<unknown> {
  const { stackSetName, instance, template, operationId } = request;
  return client.send(
    new UpdateStackSetCommand({
      StackSetName: stackSetName,
      ...(instance && { Accounts: [instance.accountId], Regions: [instance.region] }),
      OperationId: operationId,
      OperationPreferences: PREFERENCES,
      ...(template === undefined ? { UsePreviousTemplate: true } : templateInput(template)),
      ...contents(request),
    }),
  );
}

function instanceInput({ place, overrides, operationId }: InstanceChange) {
  return {
    StackSetName: place.stackSetName,
    Accounts: [place.accountId],
    Regions: [place.region],
    ParameterOverrides: Object.entries(overrides).map(parameterInput),
    OperationPreferences: PREFERENCES,
    OperationId: operationId,
  };
}

async function started(send: () => Promise<unknown>): Promise<OperationStart> {
  try {
    await send();
    return 'started';
  } catch (error) {
    if (hasName(error, 'OperationInProgressException', 'StaleRequestException')) {
      return 'busy';
    }
    if (hasName(error, 'OperationIdAlreadyExistsException')) {
      return 'known';
    }
    throw error;
  }
}

async function operationState(
  client: CloudFormationClient,
  StackSetName: string,
  OperationId: string,
): Promise<OperationState> {
  const status = await operationStatus(client, StackSetName, OperationId);
  switch (status) {
    case 'absent':
      return { kind: 'absent' };
    case 'SUCCEEDED':
      return { kind: 'succeeded' };
    case 'FAILED':
    case 'STOPPED':
      return { kind: 'failed', reasons: await failureReasons(client, StackSetName, OperationId) };
    default:
      return { kind: 'running' };
  }
}

async function operationStatus(
  client: CloudFormationClient,
  StackSetName: string,
  OperationId: string,
): Promise<StackSetOperationStatus | 'absent' | undefined> {
  try {
    const { StackSetOperation: operation } = await client.send(
      new DescribeStackSetOperationCommand({ StackSetName, OperationId }),
    );
    return operation?.Status;
  } catch (error) {
    if (hasName(error, 'OperationNotFoundException')) {
      return 'absent';
    }
    throw error;
  }
}

async function failureReasons(
  client: CloudFormationClient,
  StackSetName: string,
  OperationId: string,
): Promise<string[]> {
  const reasons: string[] = [];
  const pages = paginateListStackSetOperationResults({ client }, { StackSetName, OperationId });
  for await (const page of pages) {
    for (const { Region, Status, StatusReason } of page.Summaries ?? []) {
      if (Status === 'FAILED') {
        reasons.push(`${Region}: ${StatusReason ?? 'no reason given'}`);
      }
    }
  }
  return reasons;
}

async function remove(
  client: CloudFormationClient,
  StackSetName: string,
): Promise<'removed' | 'absent' | 'busy'> {
  try {
    await client.send(new DeleteStackSetCommand({ StackSetName }));
    return 'removed';
  } catch (error) {
    if (hasName(error, 'StackSetNotFoundException')) {
      return 'absent';
    }
    if (hasName(error, 'OperationInProgressException')) {
      return 'busy';
    }
    throw error;
  }
}
