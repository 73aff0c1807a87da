import { AWS_POLLING, type Polling } from '../engine/clock';
import { attachLocalCloud } from '../local-cloud/attach';
import { createLocalCloud } from '../local-cloud/create-local-cloud';
import { BatchingStore } from '../local-cloud/live/batching-store';
import { ONLY_DRIVER } from '../local-cloud/live/driver-lease';
import { LiveCloud } from '../local-cloud/live/live-cloud';
import { INSTANT_PACE } from '../local-cloud/live/pace';
import { WorldClock } from '../local-cloud/live/world-clock';
import { modelledEndpoints } from '../local-cloud/payments/endpoints';
import { paymentFunctions } from '../local-cloud/payments/functions';
import { DirectoryStore } from '../local-cloud/persistence-directory';
import { type Behaviour, QUIET_BEHAVIOUR } from '../local-cloud/runtime/behaviour';
import { cloudDns } from '../local-cloud/services/route53-dns';
import type { CommandContext } from './context';
import { openWorld } from './local-cloud';

/** When a new world begins; equal runs are then equal to the millisecond. */
const BEGINNING_MS = Date.UTC(2026, 0, 5, 9);

/** As against AWS, without chance. */
const POLLING: Polling = { ...AWS_POLLING, jitter: 0 };

const CLIENT_TIMEOUT_MS = 60_000;

/**
 * The local cloud in a folder, at AWS's pace on a clock that jumps over every wait. What a call has
 * changed is on the disk before its answer, so that a killed process leaves what AWS would have.
 *
 * @param place What runs take the cloud for; a run is taken up only where it was begun.
 * @param behaviour How AWS's own processes go; the rest goes well.
 */
export function instantCloud(
  folder: string,
  place: string = folder,
  behaviour: Partial<Behaviour> = {},
): CommandContext['openLocalCloud'] {
  return async (_, hostedZone) => {
    const store = new BatchingStore(new DirectoryStore(folder));
    const clock = new WorldClock(await openWorld(store, hostedZone, BEGINNING_MS), INSTANT_PACE);
    const endpoints = modelledEndpoints;
    const live = new LiveCloud({
      cloud: createLocalCloud({
        clock,
        store,
        timeScale: 1,
        behaviour: { ...QUIET_BEHAVIOUR, ...endpoints.behaviour, ...behaviour },
        otherServices: endpoints.services,
      }),
      clock,
      store,
      pace: INSTANT_PACE,
      lease: ONLY_DRIVER,
      lambdas: paymentFunctions(endpoints),
    });
    const endpoint = live.endpoint(CLIENT_TIMEOUT_MS);
    return {
      connection: { attach: (client) => void attachLocalCloud(client, endpoint) },
      clock,
      polling: POLLING,
      place,
      dns: cloudDns((timeoutMs) => live.endpoint(timeoutMs)),
      live: (signal) => live.live(signal),
    };
  };
}
