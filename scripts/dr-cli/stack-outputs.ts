import type { Environment } from '../engine/environment';
import type { RunSummary } from '../engine/events';
import { locationId, locationsOf } from '../engine/topology';
import type { StackOutputs } from './render/outputs';

/** A run's outputs by stack and region, in the topology's order. */
export function outputsOfSummary(
  environment: Environment,
  { outputs }: Pick<RunSummary, 'outputs'>,
): StackOutputs[] {
  return locationsOf(environment.topology).flatMap((location) => {
    const found = outputs[locationId(location)];
    return found === undefined
      ? []
      : [
          {
            location: locationId(location),
            stackName: environment.stackName(location.stack),
            region: environment.topology.regions[location.role].name,
            outputs: found,
          },
        ];
  });
}
