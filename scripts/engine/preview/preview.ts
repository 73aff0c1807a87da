import { decideAction } from '../action';
import type { DeployInput } from '../deploy-input';
import type { Run } from '../environment';
import type { DeployPlan } from '../plan';
import type { StackStep } from '../steps';
import { type KnownInputs, knownInputs } from './inputs';
import { laterInputs } from './later-inputs';
import { previewStack } from './preview-stack';
import { readTemplateView, statefulTypes, type TemplateView } from './template';
import type { Preview, StackPreview, StackResult } from './types';

/**
 * What a deploy of the plan would do, without doing it: a change set for every stack that one can
 * be made for, all at once, with the outputs as they are now. Nothing of it stays.
 *
 * Rejects only when the run is interrupted; what goes wrong with one stack is that stack's result.
 */
export async function previewDeploy(
  run: Run,
  plan: DeployPlan,
  input: DeployInput,
): Promise<Preview> {
  const { topology } = run.environment;
  const templates = new Map<string, TemplateView>(
    topology.stacks.map(({ id }) => [id, viewOf(input.template(id))]),
  );
  const stateful = new Set([...templates.values()].flatMap(statefulTypes));
  const planned = plan.steps.flatMap(({ step, region }) =>
    step.kind === 'stack' ? [{ step, region }] : [],
  );
  const inputs = new Map(
    planned.map(({ step }) => [step.id, knownInputs(topology, input, step, plan.observed)]),
  );
  const results = await allEnded(
    planned.map(({ step }) =>
      previewStack({
        run,
        input,
        step,
        observed: plan.observed,
        inputs: inputsOf(inputs, step),
        template: templates.get(step.stack) ?? viewOf(undefined),
        stateful,
      }),
    ),
  );
  const producers = new Map(
    planned.flatMap(({ step }, index) => {
      const result = results[index];
      const template = templates.get(step.stack);
      return result === undefined || template === undefined
        ? []
        : [[step.id, { result, template }] as const];
    }),
  );
  return {
    stacks: planned.flatMap(({ step, region }, index): StackPreview[] => {
      const result = results[index];
      const decided = decideAction(plan.observed.get(step.id));
      const { kind: action, reason } = decided;
      return result === undefined
        ? []
        : [
            {
              id: step.id,
              stack: step.stack,
              role: step.role,
              stackName: run.environment.stackName(step.stack),
              region,
              action,
              ...(decided.kind === 'attach' && { afterwards: decided.afterwards }),
              reason,
              result,
              laterInputs: laterInputs(topology, step, inputsOf(inputs, step), producers),
            },
          ];
    }),
  };
}

const NO_INPUTS: KnownInputs = { parameters: {}, missing: [] };

function inputsOf(inputs: ReadonlyMap<string, KnownInputs>, step: StackStep): KnownInputs {
  return inputs.get(step.id) ?? NO_INPUTS;
}

function viewOf(body: string | undefined): TemplateView {
  return readTemplateView(body) ?? { resources: {}, outputs: {} };
}

/** Waits for every one, so that all have cleaned up, before the first failure is passed on. */
async function allEnded(work: readonly Promise<StackResult>[]): Promise<StackResult[]> {
  const ended = await Promise.allSettled(work);
  return ended.map((outcome) => {
    if (outcome.status === 'rejected') {
      throw outcome.reason;
    }
    return outcome.value;
  });
}
