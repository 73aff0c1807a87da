import pino, { type DestinationStream, type Logger } from 'pino';
import { maskPaymentCredentials } from '../../shared/payment-credentials';

/** What this service logs through. */
export type ServiceLogger = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface LoggerOptions {
  readonly level: string;
  /** On every line. */
  readonly region: string;
  /** Standard output unless a test wants to read along. */
  readonly destination?: DestinationStream;
}

/**
 * One JSON object per line.
 *
 * Neither bodies, URLs nor headers are logged. Should a card number or an IBAN get into a line all
 * the same, in the message of an error for example, it is masked as the line is written.
 */
export function createLogger({ level, region, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service: 'payment-service', region },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'message',
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: maskPaymentCredentials },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
