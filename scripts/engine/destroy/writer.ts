import type { HomeRole } from '../../../templates-src/topology';
import type { Run } from '../environment';

/**
 * Home role of the region whose database can write; undefined when there is no global database.
 * Asked in every region, because the answer matters most when one of them is
 * gone; the first that knows wins. It is an error only when none could be asked:
 * the wrong order would get stuck half-way.
 */
export async function writerRole(run: Run): Promise<HomeRole | undefined> {
  const { topology, destroy } = run.environment;
  if (destroy.globalDatabase === undefined) {
    return undefined;
  }
  const { clusterIdentifier } = destroy.globalDatabase;
  const errors: unknown[] = [];
  const roles = ['dr', 'primary'] as const;
  for (const role of roles) {
    const { globalDatabases } = run.cloud.region(topology.regions[role].name);
    try {
      const writer = await globalDatabases.writerRegion(clusterIdentifier);
      if (writer !== undefined) {
        return topology.regions.primary.name === writer ? 'primary' : 'dr';
      }
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === roles.length) {
    throw errors[0];
  }
  return undefined;
}
