import { describeFailure } from '../../shared/describe-failure';
import { withTimeout } from '../../shared/with-timeout';
import type { TaskContext } from '../dependencies';
import { TaskRefused } from '../errors';
import { stopPeerTasks } from '../fence/stop-peer-tasks';
import { dropPeerLatch } from '../latch/drop-peer-latch';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { requireRunningOperation } from '../operation-item';
import type { FenceFact } from '../report/facts';
import { recordFacts } from '../step-facts';
import { defineTask } from '../task';

/** Leaves time to write down what came of it. */
const LOST_REGION_TIMEOUT_MS = 12_000;

/**
 * Takes the lost region's tasks away, so that none of them goes on writing to the old primary.
 * Best effort: the region is most likely out of reach, nothing waits for this, and whatever
 * happens there the task answers. Its database is left to Aurora's own fence.
 */
export const fence = defineTask({
  timeoutMs: 17_000,
  parse: parseOperationInput,
  run: runFence,
});

async function runFence(context: TaskContext, input: OperationInput): Promise<FenceFact> {
  if (input.kind === 'switchover') {
    throw new TaskRefused('a switchover has no lost region to fence; both regions are in use');
  }
  // A late delivery must not stop the tasks of a region that has them back.
  await requireRunningOperation(context, input.epoch);
  const seen = await fenceLostRegion(context, input);
  const facts = await recordFacts(context, input.epoch, { fence: seen });
  return facts.fence ?? seen;
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
        const limited = { ...context, signal };
        await Promise.all([
          stopPeerTasks(limited, (observed) => {
            seen = observed;
          }),
          // region-watch over there drops the latch too, once it can read who writes.
          dropPeerLatch(limited, epoch).catch((error) =>
            logger.warn("The lost region's latch was not dropped", describeFailure(error)),
          ),
        ]);
      },
    );
  } catch (error) {
    logger.warn('The lost region was not fenced to the end', describeFailure(error));
    if (seen.outcome === 'unproven') seen = { ...seen, detail: describeFailure(error) };
  }
  return { ...seen, atMs: clock.nowMs() };
}
