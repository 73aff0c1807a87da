import { describeFailure } from '../../shared/describe-failure';
import { readDatabase } from '../../shared/signals/database';
import { withTimeout } from '../../shared/with-timeout';
import type { TaskContext } from '../dependencies';
import { TaskRefused } from '../errors';
import { stopPeerTasks } from '../fence/stop-peer-tasks';
import { dropPeerLatch } from '../latch/drop-peer-latch';
import { limitedTo } from '../limited-to';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { requireRunningOperation } from '../operation-item';
import type { FenceFact } from '../report/facts';
import { recordFacts } from '../step-facts';
import { defineTask } from '../task';

/** Leaves time to see who writes before, and to write down what came of it after. */
const LOST_REGION_TIMEOUT_MS = 12_000;

/**
 * Takes the lost region's tasks away, so that none of them goes on writing to the old primary.
 * Best effort: the region is most likely out of reach, nothing waits for this, and whatever
 * happens there the task answers. Its database is left to Aurora's own fence.
 */
export const fence = defineTask({
  timeoutMs: 20_000,
  parse: parseOperationInput,
  run: runFence,
});

async function runFence(context: TaskContext, input: OperationInput): Promise<FenceFact> {
  if (input.kind === 'switchover') {
    throw new TaskRefused('a switchover has no lost region to fence; both regions are in use');
  }
  // A late delivery must not stop the tasks of a region that has them back.
  await requireRunningOperation(context, input.epoch);
  const seen = (await isStandbyInSync(context))
    ? ({
        outcome: 'not-needed',
        detail: `${context.config.peerRegion} is a standby in sync`,
        atMs: context.clock.nowMs(),
      } as const)
    : await fenceLostRegion(context, input);
  await recordFacts(context, input.epoch, { fence: seen });
  return seen;
}

/**
 * A failover that is gone through once more, because its proof failed or a person asked for it,
 * may find the old region back and rebuilt: its tasks are a standby's, write nothing, and are
 * needed when this region is lost. Not knowing that, it is fenced.
 */
async function isStandbyInSync({ own, clock, config }: TaskContext): Promise<boolean> {
  const database = await readDatabase(own, clock, config);
  return (
    database.kind === 'known' &&
    database.thisRegionWrites &&
    database.operation === 'none' &&
    database.synchronization === 'connected'
  );
}

async function fenceLostRegion(
  context: TaskContext,
  { epoch }: OperationInput,
): Promise<FenceFact> {
  const { clock, config, logger } = context;
  let seen: Omit<FenceFact, 'atMs'> = { outcome: 'unproven', detail: 'nothing was answered' };
  try {
    await withTimeout(
      { clock, what: `fencing ${config.peerRegion}`, timeoutMs: LOST_REGION_TIMEOUT_MS },
      async (signal) => {
        const limited = limitedTo(context, signal);
        // Each has all of the time, whatever comes of the other.
        const all = await Promise.allSettled([
          stopPeerTasks(limited, signal, (observed) => {
            seen = observed;
          }),
          // Should this fail, region-watch over there corrects it once it sees who writes.
          dropPeerLatch(limited, epoch),
        ]);
        const failed = all.find((each) => each.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
      },
    );
  } catch (error) {
    logger.warn('The lost region was not fenced to the end', describeFailure(error));
    if (seen.outcome === 'unproven') seen = { ...seen, detail: describeFailure(error) };
  }
  return { ...seen, atMs: clock.nowMs() };
}
