import { RPO_MS } from './agreed';
import {
  executionOf,
  type Invariant,
  isAutomatic,
  minutesAndSeconds,
  requestOf,
} from './invariant';

export const lossWithinRpo: Invariant = {
  name: 'loss-within-rpo',
  sentence: 'No failover that starts by itself leaves more than the last five minutes behind.',
  check: (run) =>
    run.seen.promotions.flatMap((promotion) => {
      const request = requestOf(run, promotion);
      const execution = request && executionOf(run, request);
      const isByItself =
        promotion.kind === 'failover' && execution !== undefined && isAutomatic(execution);
      return isByItself && promotion.lagMs > RPO_MS
        ? [
            `the failover of ${minutesAndSeconds(promotion.atMs)} left ${minutesAndSeconds(promotion.lagMs)} behind`,
          ]
        : [];
    }),
};
