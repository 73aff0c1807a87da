import { writeLatch } from '../../shared/state/latch';
import type { TaskContext } from '../dependencies';
import { peerTable } from '../state-tables';
import { publishLatch } from './latch-metric';

/**
 * The DR region was lost and this home primary takes over: a latch that is still set there would
 * keep DNS away from here for as long as its metric is published.
 */
export async function dropPeerLatch(context: TaskContext, epoch: number): Promise<void> {
  const { config, clock, peer } = context;
  if (config.homeRole === 'dr') return;
  const latch = { set: false, epoch, atMs: clock.nowMs() };
  if ((await writeLatch(peerTable(context), latch)) === 'refused') return;
  await publishLatch(peer.cloudwatch, {
    environmentSuffix: config.environmentSuffix,
    set: false,
  });
}
