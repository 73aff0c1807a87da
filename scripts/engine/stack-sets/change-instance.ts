import { isDeepStrictEqual } from 'node:util';
import { type Change, change, type DesiredStack } from '../deploy-stack/change';
import { describeContext, operationToken, type StackContext } from '../deploy-stack/context';
import { takeUp } from '../deploy-stack/follow';
import { DrError } from '../errors';
import type { ParameterValue, StackDescription, TemplateLocation } from '../ports';
import { isOurs } from './find-rollout';
import { hasStack } from './has-stack';
import { runOperation, type StackSetOperation } from './operation';
import type { InstancePlace, StackSetRoles, StackSets } from './ports';
import { rolesOf } from './roles';
import type { StackSetRollout } from './rollout';
import { StackOfInstance } from './stack-of-instance';

export interface StackSetTemplate {
  readonly body: string;
  /** Where the administration region gets it. */
  readonly location: TemplateLocation;
}

/** What one instance of a stack set is brought to. */
interface Work {
  readonly context: StackContext;
  readonly desired: DesiredStack;
  readonly template: StackSetTemplate;
  readonly stackSets: StackSets;
  readonly roles: StackSetRoles;
  readonly place: InstancePlace;
}

/**
 * Creates or updates the stack of one region through its stack set. What an update would change is
 * read from a change set of the instance's own stack, which is never executed: StackSets has none,
 * and would update without a look at what is replaced.
 */
export function changeInstance(rollout: StackSetRollout, template: StackSetTemplate): Change {
  return async (context, type, desired, current) => {
    const { environment, cloud } = context.run;
    const administration = environment.topology.regions[rollout.administration].name;
    const work: Work = {
      context,
      desired,
      template,
      stackSets: cloud.region(administration).stackSets,
      roles: await rolesOf(context.run, rollout),
      place: {
        stackSetName: context.stackName,
        accountId: (await cloud.caller()).accountId,
        region: context.region,
      },
    };
    if (type === 'CREATE') {
      return createInstance(work);
    }
    return change(context, type, desired, current, async (_, handle) => {
      await context.stacks.deleteChangeSet(handle);
      await updateInstance(work, current);
    });
  };
}

/** `busy` when the instance has got its stack since somebody looked: nothing was done. */
async function createInstance(work: Work): Promise<'created' | 'busy'> {
  const { context, desired, stackSets, place } = work;
  const parameters = desired.parameters(undefined);
  if ((await stackSets.instance(place)) !== undefined) {
    // Its stack was deleted, or never begun.
    const release = await run(work, {
      name: 'release-instance',
      start: async (operationId) =>
        (await hasStack(context.run, stackSets, place))
          ? 'obsolete'
          : stackSets.releaseInstances([place], operationId),
    });
    if (release === 'obsolete') {
      return 'busy';
    }
  }
  await prepare(work, parameters);
  await run(work, {
    name: 'create-instance',
    start: (operationId) => stackSets.createInstance({ place, overrides: parameters, operationId }),
  });
  return 'created';
}

/** Makes the stack set what a new instance of it is to be. */
async function prepare(
  work: Work,
  parameters: Readonly<Record<string, ParameterValue>>,
): Promise<void> {
  const { context, desired, stackSets, place, roles, template } = work;
  const { stackSetName } = place;
  const stackSet = await stackSets.describe(stackSetName);
  if (stackSet === undefined) {
    await stackSets.create({
      name: stackSetName,
      template: template.location,
      parameters,
      tags: desired.tags,
      roles,
      clientToken: operationToken(context, 'stack-set'),
    });
    return;
  }
  if (!isOurs(context.run.environment, stackSet)) {
    throw notOurs(work);
  }
  if (stackSet.templateBody === template.body) {
    return;
  }
  const [other] = await stackSets.instances(stackSetName);
  if (other !== undefined) {
    throw templateInUse(work, other);
  }
  await update(work, 'prepare-stack-set', parameters, undefined);
}

async function updateInstance(work: Work, current: StackDescription | undefined): Promise<void> {
  const { context, desired, stackSets, place, template } = work;
  const parameters = desired.parameters(current);
  const overrides = (await stackSets.instance(place))?.overrides ?? {};
  const isOtherValue = differsFrom(overrides, parameters);
  const isOtherTemplate =
    (await context.stacks.template(context.stackName)) !== template.body ||
    !isDeepStrictEqual(current?.tags, desired.tags);
  // Template first: values that it doesn't know yet can't be overridden.
  if (isOtherTemplate || !isOtherValue) {
    await update(work, 'update-stack-set', parameters, overrides);
  }
  if (isOtherValue) {
    await run(work, {
      name: 'update-instance',
      start: (operationId) =>
        stackSets.updateInstance({ place, overrides: parameters, operationId }),
    });
  }
}

/**
 * Updates the stack set, in this region alone, or without overrides in none. A parameter that is new has this region's value
 * until it is overridden: the other region's override of it comes with its own turn.
 */
async function update(
  work: Work,
  name: 'prepare-stack-set' | 'update-stack-set',
  parameters: Readonly<Record<string, ParameterValue>>,
  overrides: Readonly<Record<string, string>> | undefined,
): Promise<void> {
  const { desired, stackSets, place, roles, template } = work;
  const stackSet = await stackSets.describe(place.stackSetName);
  const known = new Set(stackSet?.parameterNames);
  await run(work, {
    name,
    start: (operationId) =>
      stackSets.update({
        stackSetName: place.stackSetName,
        instance: overrides && place,
        template: stackSet?.templateBody === template.body ? undefined : template.location,
        parameters: Object.fromEntries(
          Object.entries(parameters).map(([name, value]): [string, ParameterValue] =>
            known.has(name) && overrides !== undefined && name in overrides
              ? [name, { kind: 'previous' }]
              : [name, value],
          ),
        ),
        tags: desired.tags,
        roles,
        operationId,
      }),
  });
}

function differsFrom(
  overrides: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, ParameterValue>>,
): boolean {
  return Object.entries(parameters).some(
    ([name, value]) =>
      (value.kind === 'value' && overrides[name] !== value.value) || !(name in overrides),
  );
}

/**
 * Runs the operation, tells what the stack itself goes through meanwhile, and fails with its reasons.
 * The stack is looked at while it changes: what a service says of a failure may be gone afterwards.
 */
async function run(
  work: Work,
  operation: Pick<StackSetOperation, 'name' | 'start'>,
): Promise<'done' | 'obsolete'> {
  const { context, stackSets, place } = work;
  const { stackSetName } = place;
  const stack = await StackOfInstance.find(work);
  const end = await runOperation(context, {
    ...operation,
    stackSets,
    stackSetName,
    meanwhile: () => stack.follow(),
  });
  if (end.kind === 'obsolete') {
    return 'obsolete';
  }
  await stack.assertSucceeded();
  if (end.kind === 'failed') {
    const why = end.reasons.length === 0 ? 'StackSets gives no reason' : end.reasons.join('; ');
    throw new DrError({
      code: 'DR_STACK_SET_OPERATION_FAILED',
      message: `stack set ${stackSetName} could not bring ${describeContext(context)} up to date: ${why}`,
      nextSteps: [takeUp(context, 'deploy')],
    });
  }
  return 'done';
}

/** Updating a stack set for an instance that isn't there yet would update the other one unasked. */
function templateInUse({ context, place }: Work, other: InstancePlace): DrError {
  const { command, deployOfAll = command('deploy') } = context.run.environment;
  return new DrError({
    code: 'DR_STACK_SET_IN_USE',
    message: `stack set ${place.stackSetName} still has the template that ${other.region} runs with: ${describeContext(context)} can't be made from another one`,
    nextSteps: [
      `${deployOfAll} (without --only: updates ${other.region} first, where it comes first)`,
      'make the missing stack from the template as it was, then change it',
    ],
  });
}

function notOurs({ context, place }: Work): DrError {
  const { environment } = context.run;
  const { key, value } = environment.destroy.inventoryTag;
  return new DrError({
    code: 'DR_STACK_NOT_OURS',
    message: `stack set ${place.stackSetName} is not part of environment ${environment.suffix}: its tag ${key} is not "${value}"`,
    nextSteps: ['use a suffix that nobody else uses'],
  });
}
