import type { Environment } from './environment';
import { type DeployGraph, feedsOf, type SecondPassStep, type StackStep } from './steps';
import type { Topology } from './topology';
import { type OutputsOf, parametersFromFeeds } from './wiring';

export type SamStep = StackStep | SecondPassStep;

/** Steps by the name that `samconfig.toml` gives their environment: `regional-dr`, `global-dns`. */
export function samSteps(topology: Topology, graph: DeployGraph): ReadonlyMap<string, SamStep> {
  const steps = [...graph.nodes.values()].filter((step) => step.kind !== 'artifacts');
  return new Map(
    steps.map((step) => {
      const roles = topology.stacks.find(({ id }) => id === step.stack)?.roles ?? [];
      // A stack that exists once needs no region in its name.
      const isOnly = step.kind === 'stack' && roles.length === 1;
      return [isOnly ? step.stack : step.id.replace('@', '-'), step];
    }),
  );
}

/** Parameters of a step that are outputs of other stacks. */
export function samParameters(
  environment: Environment,
  step: SamStep,
  outputsOf: OutputsOf,
): Record<string, string> {
  const feeds = feedsOf(environment.topology, step);
  const parameters = parametersFromFeeds(environment, feeds, step.role, outputsOf);
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, parameter]) =>
      parameter.kind === 'value' ? [[name, parameter.value]] : [],
    ),
  );
}
