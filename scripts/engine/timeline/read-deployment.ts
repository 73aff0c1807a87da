import { stackContext } from '../deploy-stack/context';
import { observe } from '../deploy-stack/observe';
import type { Run } from '../environment';
import { withFoundRolesStack } from '../stack-sets/find-rollout';
import { type DeployGraph, deployGraph, type Selection } from '../steps';
import { locationId, locationsOf, type StackLocation } from '../topology';
import { type Deployment, hasWholeRun, lastDeployment, type StackHistory } from './deployment';
import { operationsOf } from './operations';

/** Reads the last deployment from the stacks' own events; undefined when nothing is deployed. */
export async function readDeployment(
  asked: Run,
  selected: Selection,
): Promise<Deployment | undefined> {
  const run = await withFoundRolesStack(asked);
  const { topology } = run.environment;
  const graph = deployGraph(topology);
  const read = (isWanted: Selection) =>
    Promise.all(
      locationsOf(topology)
        .filter(isWanted)
        .map((location) => readHistory(run, graph, location)),
    );
  const histories = await read(selected);
  // Whose run a stack set's instance belongs to only the other stacks tell.
  const others = histories.some(({ instance }) => instance !== undefined)
    ? await read((location) => !selected(location))
    : [];
  return lastDeployment(histories, [...graph.nodes.keys()], others);
}

async function readHistory(
  run: Run,
  graph: DeployGraph,
  location: StackLocation,
): Promise<StackHistory> {
  const context = stackContext(run, locationId(location), location);
  const observed = await observe(context);
  if (observed === undefined) {
    return { location, operations: [] };
  }
  const { description } = observed;
  const events = await context.stacks.eventsUntil(description.stackArn, (read) =>
    hasWholeRun(operationsOf(read)),
  );
  const isInstance = description.name !== context.stackName;
  return {
    location,
    operations: operationsOf(events),
    ...(isInstance && { instance: { secondPass: secondPassOf(graph, location) } }),
  };
}

function secondPassOf({ nodes }: DeployGraph, location: StackLocation): string | undefined {
  return [...nodes.values()].find(
    (step) => step.kind === 'second-pass' && locationId(step) === locationId(location),
  )?.id;
}
