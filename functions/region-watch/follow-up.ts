import { describeFailure } from '../shared/describe-failure';
import { withTimeout } from '../shared/with-timeout';
import type { RegionWatchDependencies } from './dependencies';
import { FOLLOW_UP_TIMEOUT_MS } from './schedule';

/**
 * Does what follows from a decision: all at once, each limited in time. Never
 * rejects: the next round sees what is still to be done.
 */
export async function followUp(
  { clock, logger }: Pick<RegionWatchDependencies, 'clock' | 'logger'>,
  works: Readonly<Record<string, () => Promise<void>>>,
): Promise<void> {
  await Promise.all(
    Object.entries(works).map(async ([what, work]) => {
      try {
        await withTimeout({ clock, what, timeoutMs: FOLLOW_UP_TIMEOUT_MS }, work);
      } catch (error) {
        logger.error(`${what} failed; the next round tries again`, {
          failure: describeFailure(error),
        });
      }
    }),
  );
}
