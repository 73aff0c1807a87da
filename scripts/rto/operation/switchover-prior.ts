import { logNormal } from '../distribution';
import type { Estimate } from '../priors';

/** Apart from the priors of an automatic failover: none of its figures rests on this one. */
export const SWITCHOVER: Estimate = {
  what: 'Aurora: switchover of a global database in sync',
  distribution: logNormal(40, 240),
  provenance: {
    kind: 'prior',
    source:
      '"typically under 30 seconds" on current engines (AWS, 2025-05, seen as a citation only); 3 to 5 min on older ones, third-party, n = 1 (blog.jayjanssen.net, 2022-12)',
  },
};
