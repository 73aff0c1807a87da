import type { HomeRole } from '../../../../templates-src/topology';
import type { StackResource } from '../../ports';
import { locationId, locationsOf } from '../../topology';
import type { DoctorContext } from '../check';

/** What the environment's own stacks of one region hold; gone resources left out. */
export async function ownedResources(
  { environment, cloud, observed }: DoctorContext,
  role: HomeRole,
): Promise<readonly StackResource[]> {
  const { stacks } = cloud.region(environment.topology.regions[role].name);
  const found = await Promise.all(
    locationsOf(environment.topology)
      .filter((location) => location.role === role)
      .flatMap((location) => observed.get(locationId(location))?.description.stackArn ?? [])
      .map((stackArn) => stacks.resources(stackArn)),
  );
  return found
    .flat()
    .filter(({ status, physicalId }) => status !== 'DELETE_COMPLETE' && Boolean(physicalId));
}
