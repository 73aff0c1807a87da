import { createLogger } from '../shared/logger';
import { createMetrics } from '../shared/metrics';
import { readConfig } from './config';
import { createHandler } from './handler';

/** Validates a payment; invoked directly by the payment service of either region. */
export const handler = createHandler({
  config: readConfig(process.env),
  clock: () => new Date(),
  logger: createLogger(),
  metrics: createMetrics(),
});
