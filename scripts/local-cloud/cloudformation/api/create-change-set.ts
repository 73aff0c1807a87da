import type { CreateChangeSetInput, CreateChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../service';
import { CHANGE_SET_PENDING_MS } from '../change-sets/continue-change-set';
import { setStackStatus } from '../engine/events';
import { acceptSubmission } from '../engine/submission';
import { scaledMs } from '../engine/world';
import { stackNotFound, validationError } from '../errors';
import { changeSetArn, nextUuid } from '../identifiers';
import type { ChangeSet, Stack } from '../state';
import { isUpdatable } from '../status';
import { isEqual } from '../template/json';
import { type Call, constraintError, findStack, requireNewStackName } from './call';
import { parameterInputs, tagInputs } from './inputs';
import { addStack, newStack } from './new-stack';
import { readTemplateBody } from './template-source';

const MAX_CHANGE_SETS = 1000;

export function createChangeSet(call: Call, input: CreateChangeSetInput): CreateChangeSetOutput {
  const { world, region, nowMs } = call;
  refuseUnsupported(input);
  const name = requireChangeSetName(input.ChangeSetName);
  const type = input.ChangeSetType === 'CREATE' ? 'CREATE' : 'UPDATE';
  const existing = findStack(call, requireNewStackName(input.StackName));
  const stack =
    type === 'CREATE' ? stackToCreate(call, input, existing) : stackToUpdate(input, existing);
  const { deployment, hasTransform } = acceptSubmission(world, stack, {
    templateBody: readTemplateBody(call, input, stack),
    parameters: parameterInputs(input.Parameters),
    tags: tagInputs(input.Tags),
    capabilities: input.Capabilities ?? [],
    purpose: 'changeSet',
  });
  const repeated = Object.values(stack.changeSets).find((changeSet) => changeSet.name === name);
  if (repeated !== undefined) {
    requireSame(repeated, deployment, input.ClientToken);
    return { Id: repeated.changeSetId, StackId: stack.stackId };
  }
  if (Object.keys(stack.changeSets).length >= MAX_CHANGE_SETS) {
    throw new AwsError(
      'LimitExceededException',
      `ChangeSet limit exceeded for stack ${stack.stackName}`,
      400,
    );
  }
  if (existing === undefined) {
    addStack(call, stack);
    setStackStatus(world, stack, 'REVIEW_IN_PROGRESS', nowMs, 'User Initiated');
  }
  const changeSetId = changeSetArn(world.state.accountId, region, name, nextUuid(world.state));
  stack.changeSets[changeSetId] = {
    changeSetId,
    name,
    type,
    ...(input.Description !== undefined && { description: input.Description }),
    createdAtMs: nowMs,
    status: 'CREATE_PENDING',
    executionStatus: 'UNAVAILABLE',
    dueAtMs: nowMs + scaledMs(world, CHANGE_SET_PENDING_MS),
    deployment,
    notificationArns: input.NotificationARNs ?? [],
    ...(input.OnStackFailure !== undefined && { onStackFailure: input.OnStackFailure }),
    ...(input.ClientToken !== undefined && { clientToken: input.ClientToken }),
    hasTransform,
    changes: [],
  };
  return { Id: changeSetId, StackId: stack.stackId };
}

/** What the local cloud would otherwise accept and ignore. */
function refuseUnsupported(input: CreateChangeSetInput): void {
  const unsupported = [
    input.ChangeSetType === 'IMPORT' && 'ChangeSetType IMPORT',
    input.ResourcesToImport !== undefined && 'ResourcesToImport',
    input.IncludeNestedStacks === true && 'IncludeNestedStacks',
    input.RollbackConfiguration?.RollbackTriggers?.length && 'RollbackConfiguration',
    input.DeploymentMode !== undefined && 'DeploymentMode',
    input.DeploymentConfig !== undefined && 'DeploymentConfig',
  ].find((option) => typeof option === 'string');
  if (unsupported !== undefined) {
    throw validationError(`The local cloud doesn't model ${String(unsupported)}`);
  }
}

function requireChangeSetName(name: string | undefined): string {
  if (name === undefined || !/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw constraintError(
      name === undefined ? 'Value null' : `Value '${name}'`,
      'changeSetName',
      name === undefined
        ? 'Member must not be null'
        : 'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*',
    );
  }
  return name;
}

function stackToCreate(
  call: Call,
  {
    StackName: name = '',
    ChangeSetName: changeSet,
    NotificationARNs: topics,
  }: CreateChangeSetInput,
  existing: Stack | undefined,
): Stack {
  if (existing !== undefined && existing.status !== 'REVIEW_IN_PROGRESS') {
    throw validationError(
      `Stack [${name}] already exists and cannot be created again with the changeSet [${changeSet}].`,
    );
  }
  return existing ?? newStack(call, name, topics ?? []);
}

function stackToUpdate(
  { StackName: name = '' }: CreateChangeSetInput,
  existing: Stack | undefined,
): Stack {
  if (existing === undefined) {
    throw stackNotFound(name);
  }
  requireUpdatable(existing);
  return existing;
}

export function requireUpdatable(stack: Stack): void {
  if (!isUpdatable(stack.status)) {
    throw validationError(
      `Stack:${stack.stackId} is in ${stack.status} state and can not be updated.`,
    );
  }
}

/** A repeated call must be the same call: AWS names the first attribute that isn't. */
function requireSame(
  changeSet: ChangeSet,
  deployment: ChangeSet['deployment'],
  clientToken: string | undefined,
): void {
  const attributes: readonly [name: string, before: unknown, after: unknown][] = [
    ['Template', changeSet.deployment.templateKey, deployment.templateKey],
    ['Parameters', changeSet.deployment.parameters, deployment.parameters],
    ['Tags', changeSet.deployment.tags, deployment.tags],
    ['Capabilities', changeSet.deployment.capabilities, deployment.capabilities],
    ['ClientToken', changeSet.clientToken, clientToken],
  ];
  const mismatch = attributes.find(([, before, after]) => !isEqual(before, after));
  if (mismatch !== undefined || clientToken === undefined) {
    throw new AwsError(
      'AlreadyExistsException',
      `ChangeSet ${changeSet.name} cannot be created due to a mismatch with existing attribute ${mismatch?.[0] ?? 'ClientToken'}`,
      400,
    );
  }
}
