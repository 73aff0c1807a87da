import { AwsError } from '../../service';
import type { World } from '../engine/world';
import { changeSetNotFound, stackNotFound, stackWithIdNotFound, validationError } from '../errors';
import type { ChangeSet, Stack } from '../state';

/** One CloudFormation API call. */
export interface Call {
  readonly world: World;
  readonly region: string;
  readonly nowMs: number;
}

export function stacksOf({ world, region }: Call): readonly Stack[] {
  return Object.values(world.state.regions[region]?.cloudFormation.stacks ?? {});
}

/** By ARN any stack, by name the one that isn't deleted. */
export function findStack(call: Call, nameOrId: string): Stack | undefined {
  return stacksOf(call).find((stack) =>
    nameOrId.startsWith('arn:')
      ? stack.stackId === nameOrId
      : stack.stackName === nameOrId && stack.status !== 'DELETE_COMPLETE',
  );
}

export function requireStack(call: Call, nameOrId: string | undefined): Stack {
  const name = requireStackName(nameOrId);
  const stack = findStack(call, name);
  if (stack === undefined) {
    throw stackNotFound(name);
  }
  return stack;
}

/** Like {@link requireStack}, in the words of `DescribeStacks` and `GetTemplate`. */
export function requireStackWithId(call: Call, nameOrId: string | undefined): Stack {
  const name = requireStackName(nameOrId);
  const stack = findStack(call, name);
  if (stack === undefined) {
    throw stackWithIdNotFound(name);
  }
  return stack;
}

const STACK_NAME = /^(?:[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*)$/;
const STACK_NAME_MAX_LENGTH = 128;

function requireStackName(nameOrId: string | undefined): string {
  if (nameOrId === undefined) {
    throw constraintError('Value null', 'stackName', 'Member must not be null');
  }
  return nameOrId;
}

/** For operations that make a stack. */
export function requireNewStackName(nameOrId: string | undefined): string {
  const name = requireStackName(nameOrId);
  if (!STACK_NAME.test(name)) {
    throw constraintError(
      `Value '${name}'`,
      'stackName',
      'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*',
    );
  }
  if (name.length > STACK_NAME_MAX_LENGTH && !name.startsWith('arn:')) {
    throw constraintError(
      `Value '${name}'`,
      'stackName',
      `Member must have length less than or equal to ${STACK_NAME_MAX_LENGTH}`,
    );
  }
  return name;
}

export function constraintError(value: string, member: string, constraint: string): AwsError {
  return validationError(
    `1 validation error detected: ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

/** A change set by ARN, or by name together with its stack. */
export function findChangeSet(
  call: Call,
  nameOrId: string | undefined,
  stackName: string | undefined,
): { readonly stack: Stack; readonly changeSet: ChangeSet } | undefined {
  const id = nameOrId ?? '';
  if (id.startsWith('arn:')) {
    const stack = stacksOf(call).find(({ changeSets }) => id in changeSets);
    const changeSet = stack?.changeSets[id];
    return stack === undefined || changeSet === undefined ? undefined : { stack, changeSet };
  }
  if (stackName === undefined) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  const stack = requireStack(call, stackName);
  const changeSet = Object.values(stack.changeSets).find(({ name }) => name === id);
  return changeSet === undefined ? undefined : { stack, changeSet };
}

export function requireChangeSet(
  call: Call,
  nameOrId: string | undefined,
  stackName: string | undefined,
): { readonly stack: Stack; readonly changeSet: ChangeSet } {
  const found = findChangeSet(call, nameOrId, stackName);
  if (found === undefined) {
    throw changeSetNotFound(nameOrId ?? '');
  }
  return found;
}

/** Whether the token has been used for this very request; throws when it was for another one. */
export function isRepeated(stack: Stack, token: string | undefined, request: string): boolean {
  const earlier = token === undefined ? undefined : stack.tokens[token];
  if (token === undefined || earlier === undefined) {
    return false;
  }
  if (earlier !== request) {
    throw new AwsError('TokenAlreadyExistsException', `Token ${token} already exists`, 400);
  }
  return true;
}

export function rememberToken(stack: Stack, token: string | undefined, request: string): void {
  if (token !== undefined) {
    stack.tokens[token] = request;
  }
}
