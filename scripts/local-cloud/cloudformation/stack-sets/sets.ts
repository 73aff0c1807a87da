import type {
  CreateStackSetInput,
  DeleteStackSetInput,
  DescribeStackSetInput,
  DescribeStackSetOutput,
  ListStackSetsInput,
  ListStackSetsOutput,
  Parameter,
} from '@aws-sdk/client-cloudformation';
import { openRegion } from '../../regions';
import type { Call } from '../api/call';
import { tagInputs } from '../api/inputs';
import { pageOf } from '../api/pages';
import { readTemplateBody, storedBody } from '../api/template-source';
import { validationError } from '../errors';
import { nextUuid } from '../identifiers';
import { isObject } from '../template/json';
import { parseTemplateBody } from '../template/parse';
import { readParameters } from '../template/read-parameters';
import { nameTaken, notEmpty, operationInProgress, stackSetNotFound } from './errors';
import type { SetParameter, StackSet } from './state';

/** Stack sets that are administered from the call's region, deleted ones too. */
export function stackSetsOf({ world, region }: Call): StackSet[] {
  return world.state.regions[region]?.cloudFormation.stackSets ?? [];
}

export function requireStackSet(call: Call, nameOrId: string | undefined): StackSet {
  const found = stackSetsOf(call).find(
    ({ name, stackSetId, status }) =>
      status === 'ACTIVE' && (name === nameOrId || stackSetId === nameOrId),
  );
  if (found === undefined) {
    throw stackSetNotFound(nameOrId ?? '');
  }
  return found;
}

/** Throws while an operation runs: a stack set takes one at a time. */
export function requireIdle({ operations }: StackSet): void {
  const running = Object.values(operations).find(({ status }) => status === 'RUNNING');
  if (running !== undefined) {
    throw operationInProgress(running.operationId);
  }
}

const NAME = /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/;

export function createStackSet(call: Call, input: CreateStackSetInput) {
  const { world, region } = call;
  const name = input.StackSetName ?? '';
  if (!NAME.test(name)) {
    throw validationError(`1 validation error detected: Value '${name}' at 'stackSetName' failed`);
  }
  const existing = stackSetsOf(call).find((one) => one.name === name && one.status === 'ACTIVE');
  if (existing !== undefined) {
    const isRepeated =
      input.ClientRequestToken !== undefined && existing.clientToken === input.ClientRequestToken;
    if (isRepeated) {
      return { StackSetId: existing.stackSetId };
    }
    throw nameTaken(name);
  }
  if (input.PermissionModel === 'SERVICE_MANAGED') {
    throw validationError("The local cloud doesn't model service-managed stack sets");
  }
  const body = readTemplateBody(call, input);
  const uuid = nextUuid(world.state);
  const { accountId } = world.state;
  const stackSet: StackSet = {
    name,
    stackSetId: `${name}:${uuid}`,
    arn: `arn:aws:cloudformation:${region}:${accountId}:stackset/${name}:${uuid}`,
    status: 'ACTIVE',
    description: input.Description,
    templateKey: world.blobs.put(Buffer.from(body)),
    parameters: setParameters(body, input.Parameters, []),
    tags: tagInputs(input.Tags),
    capabilities: input.Capabilities ?? [],
    administrationRoleArn:
      input.AdministrationRoleARN ??
      `arn:aws:iam::${accountId}:role/AWSCloudFormationStackSetAdministrationRole`,
    executionRoleName: input.ExecutionRoleName ?? 'AWSCloudFormationStackSetExecutionRole',
    clientToken: input.ClientRequestToken,
    instances: {},
    operations: {},
  };
  const { cloudFormation } = openRegion(world.state, region);
  cloudFormation.stackSets = [...(cloudFormation.stackSets ?? []), stackSet];
  return { StackSetId: stackSet.stackSetId };
}

/** Values of the template's parameters; each needs one, if only to be overridden everywhere. */
export function setParameters(
  body: string,
  inputs: readonly Parameter[] | undefined,
  previous: readonly SetParameter[],
): SetParameter[] {
  const source = parseTemplateBody(body);
  const parameters = isObject(source) ? source.Parameters : undefined;
  const definitions = readParameters(isObject(parameters) ? parameters : {});
  const given = new Map((inputs ?? []).map((input) => [input.ParameterKey ?? '', input]));
  const unknown = [...given.keys()].filter((key) => !(key in definitions));
  if (unknown.length > 0) {
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const values = Object.entries(definitions).map(([key, definition]) => {
    const input = given.get(key);
    const before = previous.find((parameter) => parameter.key === key)?.value;
    return {
      key,
      value:
        input?.UsePreviousValue === true
          ? before
          : (input?.ParameterValue ?? definition.defaultValue),
    };
  });
  const missing = values.filter(({ value }) => value === undefined).map(({ key }) => key);
  if (missing.length > 0) {
    throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  }
  return values.map(({ key, value }) => ({ key, value: value ?? '' }));
}

export function sdkParameters(parameters: readonly SetParameter[]): Parameter[] {
  return parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value }));
}

export function describeStackSet(
  call: Call,
  { StackSetName }: DescribeStackSetInput,
): DescribeStackSetOutput {
  const stackSet = requireStackSet(call, StackSetName);
  return {
    StackSet: {
      StackSetName: stackSet.name,
      StackSetId: stackSet.stackSetId,
      StackSetARN: stackSet.arn,
      Description: stackSet.description,
      Status: stackSet.status,
      TemplateBody: storedBody(call, stackSet.templateKey),
      Parameters: sdkParameters(stackSet.parameters),
      Capabilities: [...stackSet.capabilities],
      Tags: stackSet.tags.map(({ key, value }) => ({ Key: key, Value: value })),
      AdministrationRoleARN: stackSet.administrationRoleArn,
      ExecutionRoleName: stackSet.executionRoleName,
      PermissionModel: 'SELF_MANAGED',
    },
  };
}

export function listStackSets(call: Call, input: ListStackSetsInput): ListStackSetsOutput {
  const found = stackSetsOf(call).filter(
    ({ status }) => input.Status === undefined || input.Status === status,
  );
  const { items, nextToken } = pageOf(found, input.NextToken, call.world.configuration.pageSize);
  return {
    Summaries: items.map(({ name, stackSetId, status }) => ({
      StackSetName: name,
      StackSetId: stackSetId,
      Status: status,
      PermissionModel: 'SELF_MANAGED',
    })),
    NextToken: nextToken,
  };
}

export function deleteStackSet(call: Call, { StackSetName }: DeleteStackSetInput) {
  const stackSet = stackSetsOf(call).find(
    ({ name, status }) => name === StackSetName && status === 'ACTIVE',
  );
  // One that isn't there is deleted: API_DeleteStackSet names no error for it.
  if (stackSet === undefined) {
    return {};
  }
  requireIdle(stackSet);
  if (Object.keys(stackSet.instances).length > 0) {
    throw notEmpty();
  }
  stackSet.status = 'DELETED';
  return {};
}
