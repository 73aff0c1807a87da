import type { Run } from '../environment';
import { DrError } from '../errors';
import type { RunSummary } from '../events';
import { waitFor } from '../wait';

/**
 * The Tagging API is eventually consistent and documents no bound; a minute or
 * two was enough wherever people reported it, so this is a guess with a margin.
 */
const INVENTORY_LIMIT_MS = 5 * 60 * 1000;

/**
 * Looks for anything that still carries the environment's tag, in every region,
 * and tells it. After a failed run one look is enough: things are known to be left.
 */
export async function verifyNothingRemains(
  run: Run,
  result: RunSummary['result'],
): Promise<RunSummary['result']> {
  const { regions } = run.environment.topology;
  let isEmpty = true;
  for (const { name } of Object.values(regions)) {
    const arns =
      result === 'succeeded' ? await settledArns(run, name) : await taggedArns(run, name);
    run.emit({ type: 'remaining', region: name, arns });
    isEmpty &&= arns.length === 0;
  }
  return isEmpty ? result : 'failed';
}

async function settledArns(run: Run, region: string): Promise<string[]> {
  let last: string[] = [];
  try {
    await waitFor(
      {
        clock: run.clock,
        polling: run.polling,
        signal: run.signal,
        limitMs: INVENTORY_LIMIT_MS,
        what: `the inventory of ${region}`,
        nextSteps: [],
      },
      async () => {
        last = (await taggedArns(run, region)).filter((arn) => !isKey(arn));
        return last.length === 0 ? true : undefined;
      },
    );
  } catch (error) {
    if (!(error instanceof DrError && error.code === 'DR_TIMEOUT')) {
      throw error;
    }
  }
  return last;
}

async function taggedArns(run: Run, region: string): Promise<string[]> {
  const { key, value } = run.environment.destroy.inventoryTag;
  return run.cloud.region(region).taggedResources.arnsWithTag(key, value);
}

/**
 * Once its stack is gone, a key waits 7 to 30 days, keeps its tags, costs
 * nothing and can't be hurried, so that it doesn't count:
 * https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
function isKey(arn: string): boolean {
  return arn.split(':')[2] === 'kms';
}
