import { DrError, EXIT } from '../engine/errors';
import type { Selection } from '../engine/steps';
import { locationId, locationsOf, type Topology } from '../engine/topology';

/** `--only foundation regional@dr` → which stacks; a name without a region means every region. */
export function parseSelection(
  topology: Topology,
  names: readonly string[],
  program: string,
): Selection {
  const known = new Set([
    ...topology.stacks.map(({ id }) => id),
    ...locationsOf(topology).map(locationId),
  ]);
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new DrError({
      code: 'DR_UNKNOWN_STACK',
      message: `there is no stack ${unknown.join(', ')}; there are ${[...known].join(', ')}`,
      nextSteps: [`${program} graph`],
      exitCode: EXIT.invalidInput,
    });
  }
  return (location) => names.includes(location.stack) || names.includes(locationId(location));
}

/** Checks `--region`, which is given by name. */
export function assertKnownRegion(topology: Topology, region: string | undefined): void {
  const known = Object.values(topology.regions).map(({ name }) => name);
  if (region !== undefined && !known.includes(region)) {
    throw new DrError({
      code: 'DR_UNKNOWN_REGION',
      message: `region ${region} is not one of this environment's: ${known.join(', ')}`,
      nextSteps: known.map((name) => `--region ${name}`),
      exitCode: EXIT.invalidInput,
    });
  }
}
