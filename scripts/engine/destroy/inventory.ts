import { describeError } from '../describe-error';
import type { Run } from '../environment';
import type { EngineEvent, RunSummary } from '../events';
import { judge } from './deleted-resources';
import type { DestroyPlan } from './plan';

/**
 * Where AWS lists what belongs to no region, as health checks do, whichever regions the environment
 * is in. https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
const GLOBAL_RESOURCES_REGION = 'us-east-1';

type Remaining = Extract<EngineEvent, { type: 'remaining' }>;

/**
 * Looks for anything that still carries the environment's tag, in every region and among
 * what has none, and tells it. The Tagging API lists what is "tagged or previously tagged", for
 * hours after a deletion, so that waiting would settle nothing; what is deleted
 * CloudFormation knows.
 * https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 * https://github.com/boto/boto3/issues/3341, https://github.com/aws/aws-cli/issues/4173
 */
export async function verifyNothingRemains(
  run: Run,
  plan: DestroyPlan,
  result: RunSummary['result'],
): Promise<RunSummary['result']> {
  let verified = result;
  const own = Object.values(run.environment.topology.regions).map(({ name }) => name);
  for (const name of new Set([...own, GLOBAL_RESOURCES_REGION])) {
    if (run.signal.aborted) {
      return 'interrupted';
    }
    const remaining = await look(run, plan, name);
    run.emit(remaining);
    if (remaining.arns.length > 0 || remaining.error !== undefined) {
      verified = 'failed';
    }
  }
  return verified;
}

/** An inventory that fails is told like one that finds something: nobody may take it for a clean one. */
async function look(run: Run, plan: DestroyPlan, region: string): Promise<Remaining> {
  const { key, value } = run.environment.destroy.inventoryTag;
  try {
    const listed = await run.cloud.region(region).taggedResources.arnsWithTag(key, value);
    const { existing, deleted } = await judge(run, plan, region, listed);
    return { type: 'remaining', region, arns: existing, stillListed: deleted };
  } catch (error) {
    return { type: 'remaining', region, arns: [], error: describeError(error) };
  }
}
