import type { StackContext } from '../deploy-stack/context';
import type { StackResource } from '../ports';

/**
 * Empties what AWS deletes only when it is empty: buckets, by version id, and image repositories.
 *
 * @returns how many objects and images there were.
 */
export async function emptyContents(
  { run, region, step }: StackContext,
  resources: readonly StackResource[],
): Promise<number> {
  const { buckets, destroy } = run.cloud.region(region);
  const say = (activity: string) => run.emit({ type: 'step_activity', step, activity });
  let total = 0;
  for (const bucket of bucketsOf(resources)) {
    say(`emptying bucket ${bucket}`);
    total += await buckets.empty(bucket, run);
  }
  for (const repository of made(resources, 'AWS::ECR::Repository')) {
    say(`emptying image repository ${repository}`);
    total += await destroy.repositories.empty(repository, run);
  }
  return total;
}

/** Names of the buckets that the stack has. */
export function bucketsOf(resources: readonly StackResource[]): string[] {
  return made(resources, 'AWS::S3::Bucket');
}

/**
 * Names of a stack's resources of a type. One whose creation failed or hasn't
 * ended may be somebody else's: the name being taken is why it fails.
 */
function made(resources: readonly StackResource[], wanted: string): string[] {
  return resources
    .filter(({ type, status }) => type === wanted && !NOT_MADE.has(status))
    .flatMap(({ physicalId }) => physicalId ?? []);
}

const NOT_MADE: ReadonlySet<string> = new Set([
  'CREATE_IN_PROGRESS',
  'CREATE_FAILED',
  'DELETE_COMPLETE',
]);
