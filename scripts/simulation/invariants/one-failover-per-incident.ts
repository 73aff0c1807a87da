import { COOLDOWN_MS } from './agreed';
import {
  executionOf,
  type Invariant,
  isAutomatic,
  minutesAndSeconds,
  requestOf,
} from './invariant';

export const oneFailoverPerIncident: Invariant = {
  name: 'one-failover-per-incident',
  sentence: 'Two automatic failovers are at least the cooldown apart, however the primary flaps.',
  check: (run) => {
    const automatic = run.seen.promotions.filter((promotion) => {
      const request = requestOf(run, promotion);
      const execution = request && executionOf(run, request);
      return promotion.kind === 'failover' && execution !== undefined && isAutomatic(execution);
    });
    return automatic.flatMap((promotion, index) => {
      const before = automatic[index - 1];
      return before !== undefined && promotion.atMs - before.atMs < COOLDOWN_MS
        ? [
            `failed over at ${minutesAndSeconds(before.atMs)} and again at ${minutesAndSeconds(promotion.atMs)}`,
          ]
        : [];
    });
  },
};
