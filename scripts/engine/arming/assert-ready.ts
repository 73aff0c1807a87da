import type { Run } from '../environment';
import { DrError } from '../errors';
import { observeAll } from '../plan';
import type { GlobalDatabaseMember } from '../ports';
import { isSuccess } from '../stack-status';
import { locationId, locationsOf } from '../topology';

/**
 * Checks that a failover would find what it needs, and says in words what was checked. Throws with
 * everything that is missing, or when a region can't be asked: arming is never urgent.
 */
export async function assertReady(run: Run): Promise<readonly string[]> {
  const [stackProblems, databaseProblems] = await Promise.all([
    findStackProblems(run),
    findDatabaseProblems(run),
  ]);
  const problems = [...stackProblems, ...databaseProblems];
  if (problems.length > 0) {
    const { environment } = run;
    throw new DrError({
      code: 'DR_NOT_READY_TO_ARM',
      message: `nothing was armed: ${problems.join('; ')}`,
      nextSteps: [environment.command('status'), environment.command('deploy')],
    });
  }
  const { topology, destroy } = run.environment;
  const stacks = `the last deploy of all ${locationsOf(topology).length} stacks is complete`;
  return destroy.globalDatabase === undefined
    ? [stacks]
    : [stacks, 'the global database has one writer, and a member in each region'];
}

async function findStackProblems(run: Run): Promise<string[]> {
  const observed = await observeAll(run);
  return locationsOf(run.environment.topology)
    .map(locationId)
    .flatMap((id) => {
      const status = observed.get(id)?.status;
      return status !== undefined && isSuccess(status)
        ? []
        : [`${id} is ${status ?? 'not deployed'}`];
    });
}

async function findDatabaseProblems(run: Run): Promise<string[]> {
  const { topology, destroy } = run.environment;
  if (destroy.globalDatabase === undefined) {
    return [];
  }
  const { clusterIdentifier } = destroy.globalDatabase;
  const { regions } = topology;
  // The DR region's view is the one that its watcher goes by.
  const members = await run.cloud
    .region(regions.dr.name)
    .globalDatabases.members(clusterIdentifier);
  return [
    ...writerProblems(members),
    ...Object.values(regions)
      .filter(({ name }) => !members.some(({ region }) => region === name))
      .map(({ name }) => `the global database has no member in ${name}`),
  ];
}

function writerProblems(members: readonly GlobalDatabaseMember[]): string[] {
  const writers = members.filter(({ isWriter }) => isWriter);
  return writers.length === 1 ? [] : [`the global database has ${writers.length} writers`];
}
