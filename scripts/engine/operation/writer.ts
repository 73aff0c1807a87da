import { type HomeRole, peerOf } from '../../../templates-src/topology';
import { known, type Observed, unknown } from './observed';
import type { RegionViews } from './region-view';

/**
 * Which region's database can write, as the regions themselves say. A region says it of itself
 * with more weight than of the other one: after a failover the old primary may not know yet.
 */
export function writerOf(views: RegionViews): Observed<HomeRole> {
  const roles = (['dr', 'primary'] as const).filter((role) => {
    const { database } = views[role];
    return database.kind === 'known' && database.thisRegionWrites;
  });
  const [writer] = roles;
  if (roles.length > 1) {
    return unknown('both regions say that they write; one of them has not heard of a failover yet');
  }
  if (writer !== undefined) {
    return known(writer);
  }
  for (const role of ['dr', 'primary'] as const) {
    const { database } = views[role];
    const peer = peerOf(role);
    if (database.kind === 'known' && database.writerRegion === views[peer].region) {
      return known(peer);
    }
  }
  const details = (['primary', 'dr'] as const).map((role) => {
    const { database, region } = views[role];
    return `${region}: ${database.kind === 'unknown' ? database.detail : 'names no writer'}`;
  });
  return unknown(details.join('; '));
}
