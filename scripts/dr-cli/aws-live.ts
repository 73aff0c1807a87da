import { createAuthoritativeDns } from '../../functions/shared/adapters/authoritative-dns';
import { systemClock } from '../../functions/shared/adapters/system-clock';
import type { Live } from './context';

/** AWS goes on by itself. */
export const awsLive: Live = {
  dns: createAuthoritativeDns({ clock: systemClock }),
  live: (signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
      }
      signal.addEventListener('abort', () => resolve(), { once: true });
    }),
};
