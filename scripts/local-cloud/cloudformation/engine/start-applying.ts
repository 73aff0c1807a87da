import { AwsError } from '../../service';
import type { StackResource } from '../state';
import type { ResourceDefinition } from '../template/template';
import { failApplying } from './continue-applying';
import { conflictingName, customNameReason } from './custom-name';
import { desiredResource } from './desired-resource';
import { validateResource } from './resource-calls';
import { differenceOf } from './resource-difference';
import { durationOf } from './resource-duration';
import { liveResources } from './resource-scope';
import { policyDenial } from './stack-policy';
import { finish, setTaskStatus, type TaskContext } from './task-context';

/** Part of the time a creation takes until the service has accepted it and there is a physical id. A guess. */
const ACCEPTANCE_SHARE = 0.1;

const REPLACEMENT_REASON =
  'Requested update requires the creation of a new physical resource; hence creating one.';

/** Begins to make a resource what the template says. What needs nothing is done at once. */
export function startApplying(context: TaskContext): void {
  const { stack, task } = context;
  const current = stack.resources[task.logicalId];
  const desired = desire(context);
  if (!desired.ok) {
    startAndFail(context, current ?? desired.draft, desired.reason);
    return;
  }
  const target = desired.resource;
  const isNew = current === undefined || current.physicalId === undefined;
  const difference = isNew
    ? { kind: 'create' as const }
    : differenceOf(context.world, current, target);
  switch (difference.kind) {
    case 'none':
      stack.resources[task.logicalId] = {
        ...target,
        physicalId: current?.physicalId,
        status: current?.status ?? target.status,
        updatedAtMs: current?.updatedAtMs ?? target.updatedAtMs,
      };
      finish(task, 'done');
      return;
    case 'create':
      startCreating(context, target);
      return;
    case 'replace':
      startReplacing(context, current ?? target, target);
      return;
    case 'update':
      startUpdating(context, current ?? target, target);
      return;
  }
}

type Desired =
  | { readonly ok: true; readonly resource: StackResource }
  | { readonly ok: false; readonly draft: StackResource; readonly reason: string };

function desire(context: TaskContext): Desired {
  const { world, stack, task, nowMs } = context;
  const deployment = context.deployment();
  const definition = deployment.resources[task.logicalId];
  if (definition === undefined) {
    throw new Error(`${task.logicalId} is not in the template of ${stack.stackName}`);
  }
  const dependencies = deployment.graph[task.logicalId] ?? [];
  const tags = stack.deployment?.tags ?? [];
  const scope = deployment.scope(liveResources(world, stack));
  const make = (wanted: ResourceDefinition) =>
    desiredResource(task.logicalId, wanted, dependencies, tags, scope, nowMs);
  try {
    return { ok: true, resource: make(definition) };
  } catch (error) {
    if (error instanceof AwsError) {
      const draft = make({ type: definition.type, properties: {}, dependsOn: [] });
      return { ok: false, draft, reason: error.message };
    }
    throw error;
  }
}

function startAndFail(context: TaskContext, resource: StackResource, reason: string): void {
  const isNew = resource.physicalId === undefined;
  context.stack.resources[resource.logicalId] = resource;
  context.task.change = isNew ? 'create' : 'update';
  setTaskStatus(context, resource, isNew ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS');
  failApplying(context, reason);
}

function startCreating(context: TaskContext, target: StackResource): void {
  const { stack, task } = context;
  stack.resources[target.logicalId] = target;
  task.change = 'create';
  task.target = target;
  setTaskStatus(context, target, 'CREATE_IN_PROGRESS');
  const problem = validateResource(context.world, stack, target);
  if (problem !== undefined) {
    failApplying(context, problem);
    return;
  }
  scheduleCreation(context, target);
}

function startReplacing(context: TaskContext, current: StackResource, target: StackResource): void {
  const { stack, task } = context;
  task.change = 'replace';
  task.target = { ...target, status: 'UPDATE_IN_PROGRESS' };
  setTaskStatus(context, current, 'UPDATE_IN_PROGRESS', REPLACEMENT_REASON);
  const name = conflictingName(current, target);
  const problem =
    policyDenial(stack, target, 'Update:Replace') ??
    (name === undefined ? undefined : customNameReason(name)) ??
    validateResource(context.world, stack, target);
  if (problem !== undefined) {
    failApplying(context, problem);
    return;
  }
  scheduleCreation(context, target);
}

function scheduleCreation({ world, task, nowMs }: TaskContext, target: StackResource): void {
  const durationMs = durationOf(world, 'create', target);
  task.status = 'accepting';
  task.dueAtMs = nowMs + Math.round(durationMs * ACCEPTANCE_SHARE);
  task.finishAtMs = nowMs + durationMs;
}

function startUpdating(context: TaskContext, current: StackResource, target: StackResource): void {
  const { world, stack, task, nowMs } = context;
  task.change = 'update';
  task.target = { ...target, physicalId: current.physicalId };
  setTaskStatus(context, current, 'UPDATE_IN_PROGRESS');
  const problem =
    policyDenial(stack, target, 'Update:Modify') ?? validateResource(world, stack, target);
  if (problem !== undefined) {
    failApplying(context, problem);
    return;
  }
  task.status = 'stabilizing';
  task.dueAtMs = nowMs + durationOf(world, 'update', target);
}
