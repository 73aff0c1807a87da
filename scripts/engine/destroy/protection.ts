import { stackContext } from '../deploy-stack/context';
import type { Run } from '../environment';
import { DrError } from '../errors';
import type { StackResource } from '../ports';
import { locationId, locationsOf, type StackLocation } from '../topology';
import { assertNoForeignUse, foreignUses } from './export-uses';
import type { DestroyPlan } from './plan';

/**
 * Refuses before anything is deleted what would be refused half-way: protection that somebody has
 * put on, which is theirs to take off, and exports that other stacks use.
 */
export async function assertNothingInTheWay(
  run: Run,
  observed: DestroyPlan['observed'],
): Promise<void> {
  const locations = locationsOf(run.environment.topology).filter((location) =>
    observed.has(locationId(location)),
  );
  assertNoTerminationProtection(run, locations, observed);
  const found = await Promise.all(
    locations.map(async (location) => {
      const stackArn = observed.get(locationId(location))?.description.stackArn ?? '';
      const [protections, uses] = await Promise.all([
        protectionsIn(run, location, stackArn),
        foreignUses(run, location, stackArn),
      ]);
      return { protections, uses };
    }),
  );
  assertNoDeletionProtection(found.flatMap(({ protections }) => protections));
  assertNoForeignUse(
    run,
    found.flatMap(({ uses }) => uses),
  );
}

function assertNoTerminationProtection(
  run: Run,
  locations: readonly StackLocation[],
  observed: DestroyPlan['observed'],
): void {
  const isProtected = locations.filter(
    (location) => observed.get(locationId(location))?.description.isTerminationProtected,
  );
  if (isProtected.length > 0) {
    throw new DrError({
      code: 'DR_TERMINATION_PROTECTED',
      message: `termination protection is on for ${isProtected.map(locationId).join(', ')}`,
      nextSteps: isProtected.map((location) => {
        const { stackName, region } = stackContext(run, locationId(location), location);
        return `aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${stackName} --region ${region}`;
      }),
    });
  }
}

interface Protection {
  readonly what: string;
  /** The command that takes it off. */
  readonly takeOff: string;
}

/** What the services themselves would refuse to delete. */
async function protectionsIn(
  run: Run,
  location: StackLocation,
  stackArn: string,
): Promise<Protection[]> {
  const { stacks, region } = stackContext(run, locationId(location), location);
  const resources = await stacks.resources(stackArn);
  const found = await Promise.all(
    resources
      .filter(({ status }) => status !== 'DELETE_COMPLETE')
      .map((resource) => protectionOf(run, region, resource)),
  );
  return found.flatMap((protection) => protection ?? []);
}

async function protectionOf(
  run: Run,
  region: string,
  { type, physicalId }: StackResource,
): Promise<Protection | undefined> {
  if (physicalId === undefined) {
    return undefined;
  }
  const { data } = run.cloud.region(region).destroy;
  const what = `${physicalId} in ${region}`;
  switch (type) {
    case 'AWS::RDS::DBCluster':
      return (await data.cluster(physicalId))?.isDeletionProtected
        ? {
            what,
            takeOff: `aws rds modify-db-cluster --no-deletion-protection --db-cluster-identifier ${physicalId} --region ${region}`,
          }
        : undefined;
    case 'AWS::RDS::GlobalCluster':
      return (await data.globalCluster(physicalId))?.isDeletionProtected
        ? {
            what,
            takeOff: `aws rds modify-global-cluster --no-deletion-protection --global-cluster-identifier ${physicalId} --region ${region}`,
          }
        : undefined;
    case 'AWS::DynamoDB::Table':
      return (await data.table(physicalId))?.isDeletionProtected
        ? {
            what,
            takeOff: `aws dynamodb update-table --no-deletion-protection-enabled --table-name ${physicalId} --region ${region}`,
          }
        : undefined;
    default:
      return undefined;
  }
}

function assertNoDeletionProtection(protections: readonly Protection[]): void {
  if (protections.length > 0) {
    throw new DrError({
      code: 'DR_DELETION_PROTECTED',
      message: `deletion protection is on for ${protections.map(({ what }) => what).join(', ')}`,
      nextSteps: protections.map(({ takeOff }) => takeOff),
    });
  }
}
