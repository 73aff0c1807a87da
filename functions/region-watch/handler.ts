import { describeFailure } from '../shared/describe-failure';
import { limitedClients } from '../shared/limited-clients';
import type { UnseenExecutions } from '../shared/operation/start-operation';
import { withTimeout } from '../shared/with-timeout';
import type { ProcessDependencies, RegionWatchDependencies } from './dependencies';
import { followUp } from './follow-up';
import { latchToPublish } from './latch-published';
import { publishMetrics } from './metrics';
import { type RoundMeasurements, runRound } from './round';
import { LOOP_DEADLINE_MS, ROUND_TIMEOUT_MS, SAMPLE_INTERVAL_MS } from './schedule';

/** One for all: an abort without a reason makes an error with a stack, every round. */
const ROUND_OVER = new Error('the round is over');

const NOTHING_MEASURED: RoundMeasurements = { round: undefined, unprotectedSeconds: undefined };

/**
 * The Lambda handler: looks at the other region every ten seconds for most of
 * its minute. A round that fails is logged and has no heartbeat; the loop goes
 * on, because the next one may succeed.
 */
export function createHandler(dependencies: ProcessDependencies): () => Promise<void> {
  const { clock, logger } = dependencies;
  const unseen: UnseenExecutions = new Map();

  const watch = async (
    limited: RegionWatchDependencies,
  ): Promise<RoundMeasurements | undefined> => {
    try {
      return await withTimeout({ clock, what: 'the round', timeoutMs: ROUND_TIMEOUT_MS }, () =>
        runRound(limited),
      );
    } catch (error) {
      logger.error('Nothing could be decided', { failure: describeFailure(error) });
      return undefined;
    }
  };

  const runAndMeasure = async (limited: RegionWatchDependencies): Promise<void> => {
    const measured = await watch(limited);
    // After the round, which may have corrected it.
    const latched = await latchToPublish(limited);
    await followUp(limited, {
      metrics: () => publishMetrics(limited, { ...(measured ?? NOTHING_MEASURED), latched }),
    });
  };

  return async () => {
    const startMs = clock.nowMs();
    for (;;) {
      // What a round has given up may end until the next one begins, and does not go on beside it.
      const over = new AbortController();
      const clients = limitedClients(dependencies.clients, over.signal);
      await runAndMeasure({ ...dependencies, clients, unseen });
      // On the grid of the interval, so that slow rounds don't add up.
      const elapsedMs = clock.nowMs() - startMs;
      const nextMs = (Math.floor(elapsedMs / SAMPLE_INTERVAL_MS) + 1) * SAMPLE_INTERVAL_MS;
      if (nextMs >= LOOP_DEADLINE_MS) {
        over.abort(ROUND_OVER);
        return;
      }
      await clock.sleep(nextMs - elapsedMs);
      over.abort(ROUND_OVER);
    }
  };
}
