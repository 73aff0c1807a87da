import { describeFailure } from '../shared/describe-failure';
import { readLatch } from '../shared/state/latch';
import { withTimeout } from '../shared/with-timeout';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';

const TIMEOUT_MS = 4_000;

/**
 * Whether the latch is set, by the state table; while that can't be read, as it
 * was last. Without its metric the latch falls, and DNS goes back to a region
 * that may not be the writer.
 */
export function createLatchMemory(
  dependencies: RegionWatchDependencies,
): () => Promise<boolean | undefined> {
  const { clock, logger } = dependencies;
  let latched: boolean | undefined;
  return async () => {
    try {
      const latch = await withTimeout(
        { clock, what: 'reading the latch', timeoutMs: TIMEOUT_MS },
        () => readLatch(stateTableOf(dependencies)),
      );
      latched = latch?.set ?? false;
    } catch (error) {
      logger.error('The latch is repeated as it was last', { failure: describeFailure(error) });
    }
    return latched;
  };
}
