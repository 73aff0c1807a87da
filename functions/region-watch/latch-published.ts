import { describeFailure } from '../shared/describe-failure';
import { readLatch } from '../shared/state/latch';
import { withTimeout } from '../shared/with-timeout';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { LATCH_TIMEOUT_MS } from './schedule';

/**
 * What is published of the latch: what the state table says and nothing else. While that can't be
 * read, and before it was first written, nothing is: without data the health check keeps its last
 * status, where a guess from memory could move DNS.
 * docs/decisions/0007-the-latch-holds-without-data.md
 */
export async function latchToPublish(
  dependencies: RegionWatchDependencies,
): Promise<boolean | undefined> {
  const { clock, config, logger } = dependencies;
  // Route 53 watches the metric of the DR region alone.
  if (config.homeRole === 'primary') {
    return undefined;
  }
  try {
    const latch = await withTimeout(
      { clock, what: 'reading the latch', timeoutMs: LATCH_TIMEOUT_MS },
      () => readLatch(stateTableOf(dependencies)),
    );
    return latch?.set;
  } catch (error) {
    logger.error('The latch is not published', { failure: describeFailure(error) });
    return undefined;
  }
}
