import type { Sample } from '../signals/sample';

/**
 * Where the failover or switchover of the global database that is seen now was first seen. Samples
 * that know nothing don't end it.
 */
export function firstOfGlobalOperation(samples: readonly Sample[]): Sample | undefined {
  const lastIdle = samples.findLastIndex(
    ({ database }) => database.kind === 'known' && database.operation === 'none',
  );
  return samples.slice(lastIdle + 1).find(({ database }) => database.kind === 'known');
}
