import type { DeployInput } from './deploy-input';
import { type Change, change, type DesiredStack } from './deploy-stack/change';
import { stackContext } from './deploy-stack/context';
import { deployStack } from './deploy-stack/deploy-stack';
import type { Run } from './environment';
import type { CompletedStatus, RunSummary } from './events';
import { namingSetting } from './named-setting';
import type { DeployPlan } from './plan';
import type { ParameterValue, StackDescription } from './ports';
import { executePlan } from './run-steps';
import { settingParameters } from './setting-parameters';
import { changeInstance } from './stack-sets/change-instance';
import { isRolledOut } from './stack-sets/rollout';
import { feedsOf, type SecondPassStep, type StackStep } from './steps';
import { feedsInto, locationId, type StackLocation } from './topology';
import { templateLocation, uploadArtifacts } from './upload';
import { type OutputsOf, parametersFromFeeds } from './wiring';

/** Carries out a plan. Failures are in the summary and the events; this only throws for defects. */
export async function deploy(run: Run, plan: DeployPlan, input: DeployInput): Promise<RunSummary> {
  const { topology } = run.environment;
  const { observed } = plan;
  const outputs = outputsOfUntouched(plan);
  const outputsOf: OutputsOf = (location) => outputs.get(locationId(location));

  return executePlan({
    run,
    command: 'deploy',
    plan,
    outputs,
    execute: async (step): Promise<CompletedStatus> => {
      switch (step.kind) {
        case 'artifacts': {
          const uploaded = await uploadArtifacts(run, input, step, outputsOf);
          return uploaded > 0 ? 'uploaded' : 'unchanged';
        }
        case 'stack':
        case 'second-pass': {
          const desired: DesiredStack = {
            template: templateLocation(run, input, step, outputsOf),
            parameters: (current) => ({
              ...keptFromSecondPass(run, step, current),
              ...settingParameters(input, step, current, observed),
              ...parametersFromFeeds(
                run.environment,
                feedsOf(topology, step),
                step.role,
                outputsOf,
              ),
            }),
            tags: input.tags,
            policy: input.stackPolicy(step.stack),
          };
          const { outcome, description } = await deployStack(
            stackContext(run, step.id, step),
            desired,
            changeOf(run, input, step, outputsOf),
          ).catch((error: unknown) => {
            throw namingSetting(error, run.environment, input, step);
          });
          outputs.set(locationId(step), description.outputs);
          return outcome;
        }
      }
    },
  });
}

/** Through its stack set, where the stack is rolled out with one. */
function changeOf(
  run: Run,
  input: DeployInput,
  { stack }: StackLocation,
  outputsOf: OutputsOf,
): Change {
  const { stackSets, stacks } = run.environment.topology;
  if (stackSets === undefined || !stacks.some((one) => one.id === stack && isRolledOut(one))) {
    return change;
  }
  const administered = { stack, role: stackSets.administration };
  return changeInstance(stackSets, {
    body: input.template(stack),
    location: templateLocation(run, input, administered, outputsOf),
  });
}

/** Stacks that are not part of the plan give the outputs they have now. */
function outputsOfUntouched({ graph, observed }: DeployPlan) {
  return new Map(
    [...observed]
      .filter(([id]) => !graph.nodes.has(id))
      .map(([id, { description }]) => [id, description.outputs]),
  );
}

/**
 * Values that a later pass gave an existing stack stay as they are until that
 * pass comes round again: leaving them out would switch replication off.
 */
function keptFromSecondPass(
  { environment }: Run,
  step: StackStep | SecondPassStep,
  current: StackDescription | undefined,
): Record<string, ParameterValue> {
  const names = feedsInto(environment.topology, step)
    .filter(({ secondPass }) => secondPass !== undefined)
    .map(({ to }) => to.parameter)
    .filter((name) => current !== undefined && name in current.parameters);
  return Object.fromEntries(names.map((name) => [name, { kind: 'previous' }]));
}
