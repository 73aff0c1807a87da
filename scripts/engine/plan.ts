import { decideAction, type StackAction } from './action';
import type { DeployInput } from './deploy-input';
import { stackContext } from './deploy-stack/context';
import { type Observation, observe } from './deploy-stack/observe';
import { refusal } from './deploy-stack/recover';
import type { Run } from './environment';
import { DrError } from './errors';
import type { ParameterChange, StepAction } from './events';
import { dependenciesOf, topologicalOrder } from './graph';
import {
  assertNoChangeRefused,
  assertNothingMissing,
  parameterChanges,
} from './setting-parameters';
import { type DeployGraph, deployGraph, type Selection, type Step } from './steps';
import { locationId, locationsOf } from './topology';

/** What a deploy is going to do, for people to agree to. */
export interface DeployPlan {
  readonly graph: DeployGraph;
  /** In a possible order of execution. */
  readonly steps: readonly PlannedStep[];
  /** Every stack as it is before the deploy, also those that are not part of it. */
  readonly observed: ReadonlyMap<string, Observation>;
}

export interface PlannedStep {
  readonly step: Step;
  readonly region: string;
  readonly action: StackAction['kind'] | StepAction;
  /** Of `attach`: what comes after the operation that is waited for. */
  readonly afterwards?: 'create' | 'update';
  readonly reason: string;
  readonly waitsFor: readonly string[];
  /** Of an existing stack, as far as settings given by name change them. */
  readonly parameterChanges: readonly ParameterChange[];
}

/** Reads every stack and decides every action. Throws when a stack needs a person first. */
export async function planDeploy(
  run: Run,
  input: DeployInput,
  selected?: Selection,
): Promise<DeployPlan> {
  const { topology } = run.environment;
  const observed = await observeAll(run);
  const graph = deployGraph(topology, selected);
  const steps = topologicalOrder(graph).flatMap((id) => {
    const step = graph.nodes.get(id);
    if (step === undefined) {
      return [];
    }
    const region = topology.regions[step.role].name;
    return [
      {
        step,
        region,
        waitsFor: [...dependenciesOf(graph, id)],
        ...actionOf(step, observed),
        parameterChanges:
          step.kind === 'stack' ? parameterChanges(input, step, observed.get(id)?.description) : [],
      },
    ];
  });
  assertNothingRefused(run, graph, observed);
  assertNoChangeRefused(run.environment, input, observed);
  assertNothingMissing(run.environment, input, graph, observed);
  return { graph, steps, observed };
}

/** Reads every stack of the topology at once. Throws when one of them is not ours. */
export async function observeAll(run: Run): Promise<ReadonlyMap<string, Observation>> {
  const found = await Promise.all(
    locationsOf(run.environment.topology).map(async (location) => {
      const id = locationId(location);
      return [id, await observe(stackContext(run, id, location))] as const;
    }),
  );
  return new Map(found.flatMap(([id, observation]) => (observation ? [[id, observation]] : [])));
}

function actionOf(
  step: Step,
  observed: ReadonlyMap<string, Observation>,
): Pick<PlannedStep, 'action' | 'afterwards' | 'reason'> {
  switch (step.kind) {
    case 'artifacts':
      return {
        action: 'upload',
        reason: `for ${step.stacks.join(', ')}; only what is not there yet`,
      };
    case 'second-pass':
      return { action: 'update-again', reason: `switches ${step.pass} on, if it is not yet` };
    case 'stack': {
      const action = decideAction(observed.get(step.id));
      const { kind, reason } = action;
      return { action: kind, reason, ...(kind === 'attach' && { afterwards: action.afterwards }) };
    }
  }
}

/** All refusals in one message: finding them one run at a time would be tedious. */
function assertNothingRefused(
  run: Run,
  graph: DeployGraph,
  observed: ReadonlyMap<string, Observation>,
): void {
  const refusals = [...graph.nodes.values()].flatMap((step) => {
    const action = decideAction(observed.get(step.id));
    return step.kind === 'stack' && action.kind === 'refuse'
      ? [refusal(stackContext(run, step.id, step), action)]
      : [];
  });
  const [first] = refusals;
  if (first !== undefined) {
    throw new DrError({
      code: first.code,
      message: refusals.map(({ message }) => message).join('; '),
      nextSteps: refusals.flatMap(({ nextSteps }) => nextSteps),
    });
  }
}
