import type { RegionDatabase } from '../database/region-database';
import { type Exposure, standbyExposure } from './exposure';

/** What a failover to this region would lose now, whichever part the region has. */
export async function regionExposure(database: RegionDatabase): Promise<Exposure> {
  const status = await database.status();
  switch (status.kind) {
    case 'writer':
      return { kind: 'writer' };
    case 'unavailable':
      return { kind: 'unknown', reason: 'the database of this region is not available' };
    case 'standby':
      return (await database.hasSchema())
        ? standbyExposure(await database.forReads())
        : { kind: 'unknown', reason: 'the schema has not been replicated yet' };
  }
}
