import { resolve } from 'node:path';
import { LOCAL_POLLING } from '../engine/clock';
import { attachLocalCloud } from '../local-cloud/attach';
import { createLocalCloud } from '../local-cloud/create-local-cloud';
import type { Store } from '../local-cloud/persistence';
import { DirectoryStore } from '../local-cloud/persistence-directory';
import { seedHostedZone } from '../local-cloud/services/route53/hosted-zones';
import { systemClock } from './clock';
import type { HostedZone, LocalConnection } from './context';
import type { Io } from './io';

/** Where the local cloud is kept between two commands, from the working directory. */
const STATE_FOLDER = '.dr/local-cloud';

/** The local cloud of the working directory, or of the folder in `DR_LOCAL_STATE`. */
export async function openLocalCloud(io: Io, hostedZone: HostedZone): Promise<LocalConnection> {
  const folder = resolve(io.workingDirectory, io.env.DR_LOCAL_STATE ?? STATE_FOLDER);
  const store = new DirectoryStore(folder);
  await registerDomain(store, hostedZone);
  const cloud = createLocalCloud({ store });
  return {
    connection: { attach: (client) => void attachLocalCloud(client, cloud) },
    clock: systemClock,
    polling: LOCAL_POLLING,
  };
}

/** A domain is registered long before anything is deployed; here nobody else would do it. */
export async function registerDomain(store: Store, hostedZone: HostedZone): Promise<void> {
  const unlock = await store.lock();
  try {
    const state = store.load();
    seedHostedZone(state, hostedZone.domainName, hostedZone.hostedZoneId);
    store.save(state);
  } finally {
    unlock();
  }
}
