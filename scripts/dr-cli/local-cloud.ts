import { resolve } from 'node:path';
import { LOCAL_POLLING } from '../engine/clock';
import { DrError, EXIT } from '../engine/errors';
import { attachLocalCloud } from '../local-cloud/attach';
import { createLocalCloud } from '../local-cloud/create-local-cloud';
import { BatchingStore } from '../local-cloud/live/batching-store';
import { DirectoryLease } from '../local-cloud/live/driver-lease';
import { LiveCloud } from '../local-cloud/live/live-cloud';
import { realPace } from '../local-cloud/live/pace';
import { WorldClock } from '../local-cloud/live/world-clock';
import { modelledEndpoints } from '../local-cloud/payments/endpoints';
import { paymentFunctions } from '../local-cloud/payments/functions';
import type { Store } from '../local-cloud/persistence';
import { DirectoryStore } from '../local-cloud/persistence-directory';
import { QUIET_BEHAVIOUR } from '../local-cloud/runtime/behaviour';
import { seedHostedZone } from '../local-cloud/services/route53/hosted-zones';
import { cloudDns } from '../local-cloud/services/route53-dns';
import type { HostedZone, LocalConnection } from './context';
import type { Io } from './io';
import { unusableFolder } from './unusable-folder';

/** Where the local cloud is kept between two commands, from the working directory. */
const STATE_FOLDER = '.dr/local-cloud';

/** Milliseconds in the cloud for each one outside: a failover of two or three minutes can be watched. */
const DEFAULT_SPEED = 10;
const MAX_SPEED = 1000;

/** Of a command's calls, as with AWS: what takes longer has no answer. */
const CLIENT_TIMEOUT_MS = 60_000;

/** The local cloud of the working directory, or of the folder in `DR_LOCAL_STATE`. */
export async function openLocalCloud(io: Io, hostedZone: HostedZone): Promise<LocalConnection> {
  const folder = resolve(io.workingDirectory, io.env.DR_LOCAL_STATE ?? STATE_FOLDER);
  const speed = readSpeed(io.env.DR_LOCAL_SPEED);
  const pace = realPace(speed);
  const { store, reachedMs } = await openFolder(folder, hostedZone);
  const clock = new WorldClock(reachedMs, pace);
  const endpoints = modelledEndpoints;
  const cloud = createLocalCloud({
    store,
    clock,
    behaviour: { ...QUIET_BEHAVIOUR, ...endpoints.behaviour },
    otherServices: endpoints.services,
  });
  const live = new LiveCloud({
    cloud,
    clock,
    store,
    pace,
    lease: new DirectoryLease(folder),
    lambdas: paymentFunctions(endpoints),
  });
  const endpoint = live.endpoint(CLIENT_TIMEOUT_MS);
  return {
    connection: { attach: (client) => void attachLocalCloud(client, endpoint) },
    clock,
    polling: LOCAL_POLLING,
    // What answers is this machine, at its own speed.
    patience: speed,
    place: folder,
    dns: cloudDns((timeoutMs) => live.endpoint(timeoutMs)),
    live: (signal) => live.live(signal),
  };
}

async function openFolder(folder: string, hostedZone: HostedZone) {
  try {
    const store = new BatchingStore(new DirectoryStore(folder));
    return { store, reachedMs: await openWorld(store, hostedZone, Date.now()) };
  } catch (error) {
    throw unusableFolder(folder, error);
  }
}

/**
 * Registers the domain, which is done long before anything is deployed; here nobody else would.
 *
 * @returns how far the cloud's time has come; in a new cloud, the time given
 */
export async function openWorld(
  store: Store,
  hostedZone: HostedZone,
  nowMs: number,
): Promise<number> {
  const unlock = await store.lock();
  try {
    const state = store.load();
    state.reachedMs ??= nowMs;
    seedHostedZone(state, hostedZone.domainName, hostedZone.hostedZoneId);
    store.save(state);
    return state.reachedMs;
  } finally {
    unlock();
  }
}

function readSpeed(value: string | undefined): number {
  if (value === undefined || value === '') {
    return DEFAULT_SPEED;
  }
  const speed = Number(value);
  if (!(speed > 0 && speed <= MAX_SPEED)) {
    throw new DrError({
      code: 'DR_INVALID_LOCAL_SPEED',
      message: `DR_LOCAL_SPEED "${value}" is not a number above 0 and up to ${MAX_SPEED}`,
      nextSteps: [`DR_LOCAL_SPEED=${DEFAULT_SPEED}`],
      exitCode: EXIT.invalidInput,
    });
  }
  return speed;
}
