import { createAuthoritativeDns } from '../shared/adapters/authoritative-dns';
import { nodeHttps } from '../shared/adapters/node-https';
import { systemClock } from '../shared/adapters/system-clock';
import { readRegionWatchConfig } from '../shared/failover-config';
import type { LambdaContext } from '../shared/lambda-context';
import { createLogger } from '../shared/logger';
import { createClients } from './clients';
import { createHandler } from './handler';

const config = readRegionWatchConfig(process.env);
const logger = createLogger();

const watch = createHandler({
  clients: createClients(config.region),
  clock: systemClock,
  dns: createAuthoritativeDns({ clock: systemClock }),
  https: nodeHttps,
  config,
  logger,
});

/** Watches the region that writes from the one that doesn't; invoked by schedule, once a minute. */
export const handler = async (_event: unknown, context: LambdaContext): Promise<void> => {
  logger.addContext(context);
  await watch();
};
