import { describeFailure } from '../shared/describe-failure';
import { withTimeout } from '../shared/with-timeout';
import type { RegionWatchDependencies } from './dependencies';
import { followUp } from './follow-up';
import { latchToPublish } from './latch-published';
import { publishMetrics } from './metrics';
import { type RoundMeasurements, runRound } from './round';
import { LOOP_DEADLINE_MS, ROUND_TIMEOUT_MS, SAMPLE_INTERVAL_MS } from './schedule';

/** How an invocation went; for its log. */
export interface WatchSummary {
  readonly rounds: number;
  readonly failedRounds: number;
}

const NOTHING_MEASURED: RoundMeasurements = { round: undefined, unprotectedSeconds: undefined };

/**
 * The Lambda handler: looks at the other region every ten seconds for most of
 * its minute. A round that fails is logged and has no heartbeat; the loop goes
 * on, because the next one may succeed.
 */
export function createHandler(dependencies: RegionWatchDependencies): () => Promise<WatchSummary> {
  const { clock, logger } = dependencies;

  const watch = async (): Promise<RoundMeasurements | undefined> => {
    try {
      return await withTimeout({ clock, what: 'the round', timeoutMs: ROUND_TIMEOUT_MS }, () =>
        runRound(dependencies),
      );
    } catch (error) {
      logger.error('Nothing could be decided', { failure: describeFailure(error) });
      return undefined;
    }
  };

  const runAndMeasure = async (): Promise<'ran' | 'failed'> => {
    const measured = await watch();
    // After the round, which may have corrected it.
    const latched = await latchToPublish(dependencies);
    await followUp(dependencies, {
      metrics: () => publishMetrics(dependencies, { ...(measured ?? NOTHING_MEASURED), latched }),
    });
    return measured === undefined ? 'failed' : 'ran';
  };

  return async () => {
    const startMs = clock.nowMs();
    let rounds = 0;
    let failedRounds = 0;
    for (;;) {
      const outcome = await runAndMeasure();
      rounds += 1;
      failedRounds += Number(outcome === 'failed');
      // On the grid of the interval, so that slow rounds don't add up.
      const elapsedMs = clock.nowMs() - startMs;
      const nextMs = (Math.floor(elapsedMs / SAMPLE_INTERVAL_MS) + 1) * SAMPLE_INTERVAL_MS;
      if (nextMs >= LOOP_DEADLINE_MS) {
        return { rounds, failedRounds };
      }
      await clock.sleep(nextMs - elapsedMs);
    }
  };
}
