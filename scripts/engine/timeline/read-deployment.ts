import { stackContext } from '../deploy-stack/context';
import { observe } from '../deploy-stack/observe';
import type { Run } from '../environment';
import { deployGraph, type Selection } from '../steps';
import { locationId, locationsOf, type StackLocation } from '../topology';
import { type Deployment, hasWholeRun, lastDeployment, type StackHistory } from './deployment';
import { operationsOf } from './operations';

/** Reads the last deployment from the stacks' own events; undefined when nothing is deployed. */
export async function readDeployment(
  run: Run,
  selected: Selection,
): Promise<Deployment | undefined> {
  const { topology } = run.environment;
  const histories = await Promise.all(
    locationsOf(topology)
      .filter(selected)
      .map((location) => readHistory(run, location)),
  );
  return lastDeployment(histories, [...deployGraph(topology).nodes.keys()]);
}

async function readHistory(run: Run, location: StackLocation): Promise<StackHistory> {
  const context = stackContext(run, locationId(location), location);
  const observed = await observe(context);
  if (observed === undefined) {
    return { location, operations: [] };
  }
  const events = await context.stacks.eventsUntil(observed.description.stackArn, (read) =>
    hasWholeRun(operationsOf(read)),
  );
  return { location, operations: operationsOf(events) };
}
