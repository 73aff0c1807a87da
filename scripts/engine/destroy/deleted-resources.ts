import type { Run } from '../environment';
import type { Stacks } from '../ports';
import { locationId, locationsOf, type StackLocation } from '../topology';
import type { DestroyPlan } from './plan';

/** What AWS lists by tag, by whether it exists. */
export interface Judged {
  readonly existing: readonly string[];
  readonly deleted: readonly string[];
}

/**
 * Judges by CloudFormation's word: what a deleted stack held can be read by the
 * stack's ARN for 90 days. Stacks that an earlier run deleted are looked for only
 * when this run's own don't explain everything.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
 */
export async function judge(
  run: Run,
  { observed }: DestroyPlan,
  region: string,
  listed: readonly string[],
): Promise<Judged> {
  const homes = homesOf(run, region);
  const planned = homes.map(({ stacks, locations }) => ({
    stacks,
    arns: locations.flatMap(
      (location) => observed.get(locationId(location))?.description.stackArn ?? [],
    ),
  }));
  const first = split(listed, await deletedIds(planned));
  if (first.existing.length === 0) {
    return first;
  }
  const earlier = await Promise.all(
    homes.map(async ({ stacks, names }) => ({ stacks, arns: await stacks.deletedArns(names) })),
  );
  const second = split(first.existing, await deletedIds(earlier));
  return { existing: second.existing, deleted: [...first.deleted, ...second.deleted] };
}

interface Home {
  readonly stacks: Stacks;
  readonly locations: readonly StackLocation[];
  readonly names: ReadonlySet<string>;
}

/** Where the stacks are that may have held it: in its own region, or anywhere when it has none. */
function homesOf(run: Run, region: string): Home[] {
  const { topology, stackName } = run.environment;
  const own = [...new Set(Object.values(topology.regions).map(({ name }) => name))];
  return (own.includes(region) ? [region] : own).map((home) => {
    const locations = locationsOf(topology).filter(
      ({ role }) => topology.regions[role].name === home,
    );
    return {
      stacks: run.cloud.region(home).stacks,
      locations,
      names: new Set(locations.map(({ stack }) => stackName(stack))),
    };
  });
}

async function deletedIds(
  homes: readonly { readonly stacks: Stacks; readonly arns: readonly string[] }[],
): Promise<string[]> {
  const resources = await Promise.all(
    homes.flatMap(({ stacks, arns }) => arns.map((arn) => stacks.resources(arn))),
  );
  return resources
    .flat()
    .filter(({ status }) => status === 'DELETE_COMPLETE')
    .flatMap(({ physicalId }) => physicalId || []);
}

function split(listed: readonly string[], ids: readonly string[]): Judged {
  const isDeleted = (arn: string) =>
    OUTLIVING.some((type) => isOfType(arn, type)) || ids.some((id) => isArnOf(arn, id));
  return {
    existing: listed.filter((arn) => !isDeleted(arn)),
    deleted: listed.filter(isDeleted),
  };
}

/**
 * Listed after its end though no stack held it at its own: earlier revisions of a
 * task definition stay INACTIVE, stopped tasks stay for an hour, and a key that
 * was replaced waits 7 to 30 days. None of them costs anything or can be hurried.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterTaskDefinition.html
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
const OUTLIVING: readonly string[] = ['ecs:task', 'ecs:task-definition', 'kms:key'];

/** `arn:partition:service:region:account:type/id`, or with a colon before the id. */
function isOfType(arn: string, type: string): boolean {
  const [, , service, , , ...resource] = arn.split(':');
  return `${service}:${resource.join(':').split(/[/:]/)[0]}` === type;
}

/**
 * A physical id is the ARN itself, the name in it, a URL that ends in the name,
 * or several values with bars between them, one of which is the name.
 */
function isArnOf(arn: string, physicalId: string): boolean {
  const last = physicalId.startsWith('https://')
    ? (physicalId.split('/').at(-1) ?? '')
    : physicalId;
  return last.split('|').some((part) => {
    const name = part.replace(/^\//, '');
    return arn === part || (name !== '' && (arn.endsWith(`/${name}`) || arn.endsWith(`:${name}`)));
  });
}
