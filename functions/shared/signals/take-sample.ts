import type { FailoverConfig } from '../failover-config';
import type { Clock, Dns, Https } from '../ports';
import { type DatabaseClients, readDatabase } from './database';
import { type ActiveRegion, readProbe } from './probe';
import type { Sample } from './sample';
import { readSelf } from './self';
import { readVerdict } from './verdict';

export interface SignalSources {
  readonly clients: DatabaseClients;
  readonly clock: Clock;
  readonly dns: Dns;
  readonly https: Https;
  readonly config: FailoverConfig;
}

/**
 * Reads all signals at once; takes as long as the slowest, at most four seconds.
 * Never rejects: what can't be read is in the sample as unknown.
 *
 * @param activeRegion - whose writer is probed: who wrote when that was last known, because the
 *   probe doesn't wait for the database to be described
 */
export async function takeSample(
  { clients, clock, dns, https, config }: SignalSources,
  { activeRegion }: { readonly activeRegion: ActiveRegion },
): Promise<Sample> {
  // The moment before: what was seen is no older than this.
  const atMs = clock.nowMs();
  const [verdict, probe, self, database] = await Promise.all([
    readVerdict(dns, config),
    readProbe(https, config, activeRegion),
    readSelf(https, config),
    readDatabase(clients, clock, config),
  ]);
  return { atMs, verdict, probe, self, database };
}

/** Who to probe by earlier samples; before any is known, the home primary. */
export function activeRegionOf(
  samples: readonly Sample[],
  config: Pick<FailoverConfig, 'homeRole'>,
): ActiveRegion {
  const last = samples.findLast(
    ({ database }) => database.kind === 'known' && database.writerRegion !== undefined,
  );
  const thisRegionWrites =
    last?.database.kind === 'known'
      ? last.database.thisRegionWrites
      : config.homeRole === 'primary';
  return thisRegionWrites ? 'this-region' : 'peer-region';
}
