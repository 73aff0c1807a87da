import { createAuthoritativeDns } from '../../functions/shared/adapters/authoritative-dns';
import { systemClock } from '../../functions/shared/adapters/system-clock';
import { createZoneDns } from '../aws/doctor/zone-dns';
import type { Live } from './context';

/** AWS goes on by itself. */
export const awsLive: Live = {
  dns: { ...createAuthoritativeDns({ clock: systemClock }), ...createZoneDns() },
  live: (signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
      }
      signal.addEventListener('abort', () => resolve(), { once: true });
    }),
};
