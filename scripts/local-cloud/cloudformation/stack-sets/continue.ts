import { AwsError } from '../../service';
import { findStack } from '../api/call';
import { createStack, updateStack } from '../api/create-stack';
import { deleteStack } from '../api/delete-stack';
import { storedBody } from '../api/template-source';
import type { World } from '../engine/world';
import { nextUuid } from '../identifiers';
import type { Stack } from '../state';
import { failureReason } from './failure-reason';
import { missingRole } from './roles';
import { sdkParameters } from './sets';
import type { Instance, Operation, OperationResult, StackSet } from './state';

const CANCELLED = 'Cancelled since failure tolerance has exceeded';

/** Takes up what waits for a stack, now that something has happened to one. */
export function continueStackSets(world: World, nowMs: number): void {
  for (const { cloudFormation } of Object.values(world.state.regions)) {
    for (const stackSet of cloudFormation.stackSets ?? []) {
      for (const operation of Object.values(stackSet.operations)) {
        if (operation.status === 'RUNNING' && operation.dueAtMs === undefined) {
          goOn(world, stackSet, operation, nowMs);
        }
      }
    }
  }
}

/** Begins with the instances of an operation that is due. */
export function beginStackSetOperation(
  world: World,
  stackSet: StackSet,
  operation: Operation,
  nowMs: number,
): void {
  operation.dueAtMs = undefined;
  goOn(world, stackSet, operation, nowMs);
}

/** Ends what has come to its end and begins whoever's turn it is; ends the operation after the last. */
function goOn(world: World, stackSet: StackSet, operation: Operation, nowMs: number): void {
  const { results, isParallel } = operation;
  for (const result of results) {
    if (result.status === 'RUNNING') {
      settle(world, stackSet, operation, result);
    }
    const isTooMany =
      results.filter(({ status }) => status === 'FAILED').length > operation.failureToleranceCount;
    const isItsTurn = isParallel || !results.some(({ status }) => status === 'RUNNING');
    if (result.status === 'PENDING' && isTooMany) {
      end(stackSet, operation, result, { status: 'CANCELLED', reason: CANCELLED });
    } else if (result.status === 'PENDING' && isItsTurn) {
      start(world, stackSet, operation, result, nowMs);
    }
  }
  if (results.every(({ status }) => status !== 'PENDING' && status !== 'RUNNING')) {
    const isFailed = results.some(({ status }) => status === 'FAILED');
    operation.status = isFailed ? 'FAILED' : 'SUCCEEDED';
    operation.endedAtMs = nowMs;
  }
}

function instanceOf({ instances }: StackSet, { accountId, region }: OperationResult): Instance {
  const instance = instances[`${accountId}/${region}`];
  if (instance === undefined) {
    throw new Error(`no stack instance ${accountId}/${region}`);
  }
  return instance;
}

function start(
  world: World,
  stackSet: StackSet,
  operation: Operation,
  result: OperationResult,
  nowMs: number,
): void {
  const instance = instanceOf(stackSet, result);
  result.status = 'RUNNING';
  instance.detailedStatus = 'RUNNING';
  const role = missingRole(world, stackSet);
  if (role !== undefined && !operation.retainStacks) {
    end(stackSet, operation, result, { status: 'FAILED', reason: role });
    return;
  }
  try {
    startStack(world, stackSet, operation, instance, nowMs);
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    const isNothing = error.message === 'No updates are to be performed.';
    end(
      stackSet,
      operation,
      result,
      isNothing ? { status: 'SUCCEEDED' } : { status: 'FAILED', reason: error.message },
    );
    return;
  }
  settle(world, stackSet, operation, result);
}

function startStack(
  world: World,
  stackSet: StackSet,
  operation: Operation,
  instance: Instance,
  nowMs: number,
): void {
  const call = { world, region: instance.region, nowMs };
  const overridden = new Map(instance.overrides.map(({ key, value }) => [key, value]));
  const submission = {
    Parameters: sdkParameters(
      stackSet.parameters.map(({ key, value }) => ({ key, value: overridden.get(key) ?? value })),
    ),
    Tags: stackSet.tags.map(({ key, value }) => ({ Key: key, Value: value })),
    Capabilities: [...stackSet.capabilities],
  };
  const body = () => storedBody(call, stackSet.templateKey);
  const stack = stackOf(world, instance);
  if (operation.action === 'DELETE') {
    if (!operation.retainStacks && stack !== undefined && stack.status !== 'DELETE_COMPLETE') {
      deleteStack(call, { StackName: stack.stackId });
    }
  } else if (stack === undefined) {
    const StackName = `StackSet-${stackSet.name}-${nextUuid(world.state)}`;
    instance.stackId = createStack(call, { StackName, ...submission }, body).StackId;
  } else {
    updateStack(call, { StackName: stack.stackId, ...submission }, body);
  }
}

function stackOf(world: World, { stackId, region }: Instance): Stack | undefined {
  return stackId === undefined ? undefined : findStack({ world, region, nowMs: 0 }, stackId);
}

/** Ends the turn of an instance whose stack is at rest. */
function settle(
  world: World,
  stackSet: StackSet,
  operation: Operation,
  result: OperationResult,
): void {
  const stack = stackOf(world, instanceOf(stackSet, result));
  const status = stack?.status;
  const isKept = operation.action === 'DELETE' && operation.retainStacks;
  if (status?.endsWith('_IN_PROGRESS') && !isKept) {
    return;
  }
  const isDone =
    operation.action === 'DELETE'
      ? isKept || status === undefined || status === 'DELETE_COMPLETE'
      : status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
  const reason = stack === undefined ? 'the stack does not exist' : failureReason(stack);
  end(stackSet, operation, result, isDone ? { status: 'SUCCEEDED' } : { status: 'FAILED', reason });
}

type End = Pick<OperationResult, 'reason'> & {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
};

function end(
  stackSet: StackSet,
  { action }: Operation,
  result: OperationResult,
  { status, reason }: End,
): void {
  const instance = instanceOf(stackSet, result);
  result.status = status;
  result.reason = reason;
  if (action === 'DELETE' && status === 'SUCCEEDED') {
    delete stackSet.instances[`${result.accountId}/${result.region}`];
    return;
  }
  // A deletion that failed leaves the instance INOPERABLE: API_StackInstance, Status.
  const isInoperable = action === 'DELETE' && status === 'FAILED';
  instance.detailedStatus = isInoperable ? 'INOPERABLE' : status;
  instance.status = isInoperable ? 'INOPERABLE' : status === 'SUCCEEDED' ? 'CURRENT' : 'OUTDATED';
  instance.statusReason = reason;
}
