import { Logger } from '@aws-lambda-powertools/logger';
import { redact } from './redact';

/**
 * The structured logger of a function: one JSON object per line, service name
 * and level from POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL.
 *
 * Card numbers and IBANs are masked at the last step before a line is written,
 * so no caller has to remember to.
 *
 * @example
 * const logger = createLogger();
 * logger.addContext(context);
 * logger.info('Payment accepted', { currency: 'USD' });
 */
export function createLogger(): Logger {
  return new Logger({ jsonReplacerFn: redact });
}
