import type {
  CreateStackInput,
  CreateStackOutput,
  UpdateStackInput,
  UpdateStackOutput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../service';
import { computeChanges } from '../change-sets/compute-changes';
import { hasChanges } from '../change-sets/has-changes';
import { type OperationOptions, startCreate, startUpdate } from '../engine/operations';
import { parsePolicy } from '../engine/stack-policy';
import { acceptSubmission } from '../engine/submission';
import { stackNotFound, validationError } from '../errors';
import type { Stack } from '../state';
import { type Call, findStack, isRepeated, rememberToken, requireNewStackName } from './call';
import { requireUpdatable } from './create-change-set';
import { parameterInputs, tagInputs } from './inputs';
import { addStack, newStack } from './new-stack';
import { readTemplateBody } from './template-source';

/** @param readBody Where the template is from: StackSets has one that no call has room for. */
export function createStack(
  call: Call,
  input: CreateStackInput,
  readBody: typeof readTemplateBody = readTemplateBody,
): CreateStackOutput {
  const { world, nowMs } = call;
  const name = requireNewStackName(input.StackName);
  const existing = findStack(call, name);
  const request = 'CreateStack';
  if (existing !== undefined && isRepeated(existing, input.ClientRequestToken, request)) {
    return { StackId: existing.stackId };
  }
  if (existing !== undefined && existing.status !== 'REVIEW_IN_PROGRESS') {
    throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`, 400);
  }
  const stack = existing ?? newStack(call, name, input.NotificationARNs ?? []);
  const { deployment } = acceptSubmission(world, stack, {
    templateBody: readBody(call, input),
    parameters: parameterInputs(input.Parameters),
    tags: tagInputs(input.Tags),
    capabilities: input.Capabilities ?? [],
    purpose: 'operation',
  });
  setPolicy(stack, input.StackPolicyBody);
  addStack(call, stack);
  makeChangeSetsObsolete(stack);
  rememberToken(stack, input.ClientRequestToken, request);
  stack.terminationProtection = input.EnableTerminationProtection === true;
  stack.roleArn = input.RoleARN;
  const options: OperationOptions = {
    clientRequestToken: input.ClientRequestToken,
    onFailure: onFailureOf(input),
  };
  stack.disableRollback = options.onFailure === 'keep';
  startCreate(world, stack, deployment, options, nowMs);
  return { StackId: stack.stackId };
}

function onFailureOf({
  OnFailure,
  DisableRollback,
}: CreateStackInput): OperationOptions['onFailure'] {
  if (OnFailure !== undefined && DisableRollback !== undefined) {
    throw validationError('You can specify either DisableRollback or OnFailure, but not both.');
  }
  switch (OnFailure) {
    case 'DO_NOTHING':
      return 'keep';
    case 'DELETE':
      return 'delete';
    default:
      return DisableRollback === true ? 'keep' : 'rollback';
  }
}

/** @param readBody See {@link createStack}. */
export function updateStack(
  call: Call,
  input: UpdateStackInput,
  readBody: typeof readTemplateBody = readTemplateBody,
): UpdateStackOutput {
  const { world, nowMs } = call;
  const name = requireNewStackName(input.StackName);
  const stack = findStack(call, name);
  if (stack === undefined) {
    throw stackNotFound(name);
  }
  if (isRepeated(stack, input.ClientRequestToken, 'UpdateStack')) {
    return { StackId: stack.stackId };
  }
  requireUpdatable(stack);
  const { deployment } = acceptSubmission(world, stack, {
    templateBody: readBody(call, input, stack),
    parameters: parameterInputs(input.Parameters),
    // Tags that aren't given stay: API_UpdateStack, Tags.
    tags: input.Tags === undefined ? (stack.deployment?.tags ?? []) : tagInputs(input.Tags),
    capabilities: input.Capabilities ?? [],
    purpose: 'operation',
  });
  const isStable = stack.status !== 'CREATE_FAILED' && stack.status !== 'UPDATE_FAILED';
  const changes = computeChanges(world, stack, deployment);
  if (isStable && !hasChanges(world, stack, deployment, changes)) {
    throw validationError('No updates are to be performed.');
  }
  const policyDuringUpdate = input.StackPolicyDuringUpdateBody;
  if (policyDuringUpdate !== undefined) {
    parsePolicy(policyDuringUpdate);
  }
  setPolicy(stack, input.StackPolicyBody);
  makeChangeSetsObsolete(stack);
  rememberToken(stack, input.ClientRequestToken, 'UpdateStack');
  stack.changeSetId = undefined;
  stack.disableRollback = input.DisableRollback === true;
  const options: OperationOptions = {
    clientRequestToken: input.ClientRequestToken,
    onFailure: stack.disableRollback ? 'keep' : 'rollback',
    policyDuringUpdate,
  };
  startUpdate(world, stack, deployment, options, nowMs);
  return { StackId: stack.stackId };
}

function setPolicy(stack: Stack, policy: string | undefined): void {
  if (policy !== undefined) {
    parsePolicy(policy);
    stack.policy = policy;
  }
}

/** Change sets were computed against a stack that is no longer so. */
function makeChangeSetsObsolete(stack: Stack): void {
  for (const changeSet of Object.values(stack.changeSets)) {
    if (changeSet.executionStatus === 'AVAILABLE' || changeSet.executionStatus === 'UNAVAILABLE') {
      changeSet.executionStatus = 'OBSOLETE';
    }
  }
}
