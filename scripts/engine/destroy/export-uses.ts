import type { Run } from '../environment';
import { DrError } from '../errors';
import { locationId, locationsOf, type StackLocation } from '../topology';

/** An export of the environment that a stack outside it imports. */
export interface ForeignUse {
  readonly location: string;
  readonly exportName: string;
  readonly region: string;
  readonly importers: readonly string[];
}

/** CloudFormation refuses to delete a stack whose export another one uses; ours may use each other's. */
export async function foreignUses(
  run: Run,
  location: StackLocation,
  stackArn: string,
): Promise<ForeignUse[]> {
  const { topology, stackName } = run.environment;
  const region = topology.regions[location.role].name;
  const own = new Set(
    locationsOf(topology)
      .filter(({ role }) => topology.regions[role].name === region)
      .map(({ stack }) => stackName(stack)),
  );
  const uses = await run.cloud.region(region).destroy.importers(stackArn);
  return uses
    .map(({ exportName, importers }) => ({
      location: locationId(location),
      exportName,
      region,
      importers: importers.filter((name) => !own.has(name)),
    }))
    .filter(({ importers }) => importers.length > 0);
}

export function assertNoForeignUse(run: Run, uses: readonly ForeignUse[]): void {
  if (uses.length > 0) {
    throw new DrError({
      code: 'DR_EXPORT_IN_USE',
      message: `other stacks use what this environment exports: ${uses.map(({ location, exportName, importers }) => `${exportName} of ${location} by ${importers.join(', ')}`).join('; ')}`,
      nextSteps: [
        ...uses.map(
          ({ exportName, region }) =>
            `aws cloudformation list-imports --export-name ${exportName} --region ${region}`,
        ),
        run.environment.command('destroy'),
      ],
    });
  }
}
