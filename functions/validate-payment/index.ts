import { createLogger } from '../shared/logger';
import { createMetrics } from '../shared/metrics';
import { readConfig } from './config';
import { createHandler } from './handler';
import { credentialsOf, lambdaPeer } from './lambda-peer';

const config = readConfig(process.env);

/** Validates a payment; invoked directly by the payment service of either region. */
export const handler = createHandler({
  config,
  clock: () => new Date(),
  logger: createLogger(),
  metrics: createMetrics(),
  peer: lambdaPeer({
    functionArn: config.peerFunctionArn,
    credentials: () => credentialsOf(process.env),
    nowMs: () => Date.now(),
  }),
});
