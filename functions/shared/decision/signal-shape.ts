import type { HomeRole } from '../failover-config';
import type { Sample } from '../signals/sample';

/**
 * What one sample says of the active region.
 *
 * In the home primary there is no verdict on the DR region, so the probe speaks
 * for both; what follows from that is never more than a page.
 */
export type SignalShape = 'healthy' | 'lost' | 'disagreeing' | 'unknown';

export function shapeOf({ verdict, probe }: Sample, homeRole: HomeRole): SignalShape {
  const vote = homeRole === 'primary' ? probe.health : verdict.health;
  // A probe is answered or it isn't: the verdict alone can be missing.
  if (vote === 'unknown') {
    return 'unknown';
  }
  if (vote !== probe.health) {
    return 'disagreeing';
  }
  return vote === 'healthy' ? 'healthy' : 'lost';
}

/** Whether anything in a sample says that the active region is in trouble. */
export const isSuspect = ({ verdict, probe }: Sample): boolean =>
  verdict.health === 'unhealthy' || probe.health === 'unhealthy';
