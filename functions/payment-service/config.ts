import { readFileSync } from 'node:fs';
import { ConfigurationError, type Environment, readRequired } from '../shared/environment';
import type { DatabaseEndpoint } from './database/connection-options';

/** What the process reads from its environment, once, when it starts; see docs/payment-service.md. */
export interface ServiceConfig {
  readonly port: number;
  readonly internalPort: number;
  readonly region: string;
  readonly peerRegion: string;
  readonly environmentSuffix: string;
  readonly writerEndpoint: DatabaseEndpoint;
  readonly readerEndpoint: DatabaseEndpoint;
  readonly maxDatabaseConnections: number;
  readonly transactionLogBucket: string;
  readonly transactionLogPrefix: string;
  readonly validatePaymentFunction: string;
  readonly peerValidatePaymentFunction: string;
  readonly stateTable: string;
  readonly keyLifetimeSeconds: number;
  readonly maxPaymentsInFlight: number;
  /** Absent: there is no table for payments that no database takes. */
  readonly standIn: StandInConfig | undefined;
  readonly logLevel: string;
}

export interface StandInConfig {
  readonly table: string;
  readonly peerTable: string;
  /** 0: payments are never taken in. */
  readonly afterSeconds: number;
}

const SECONDS_PER_DAY = 86_400;

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** @throws ConfigurationError naming the first variable at fault */
export function readConfig(environment: Environment): ServiceConfig {
  const required = (variable: string, remedy: string) =>
    readRequired(environment, variable, remedy);
  const number = (variable: string, fallback?: number) =>
    readWholeNumber(environment, variable, fallback);
  const endpoint = (hostVariable: string): DatabaseEndpoint => ({
    host: required(hostVariable, "Set it to this region's own endpoint"),
    port: number('DATABASE_PORT', 5432),
    database: required('DATABASE_NAME', 'Set it to the name of the database'),
    username: required('DATABASE_USERNAME', 'Take it from the secret'),
    password: required('DATABASE_PASSWORD', 'Take it from the secret'),
    tls: readDatabaseTls(environment),
  });
  const arn = 'Set it to the ARN of an alias of validate-payment';
  return {
    port: number('PORT'),
    internalPort: number('INTERNAL_PORT', 9464),
    region: required('AWS_REGION', 'Set it to the region that the task runs in'),
    peerRegion: required('PEER_REGION', 'Set it to the other region'),
    environmentSuffix: required('ENVIRONMENT_SUFFIX', 'Set it to the suffix of the stacks'),
    writerEndpoint: endpoint('DATABASE_HOST'),
    readerEndpoint: endpoint('DATABASE_READER_HOST'),
    maxDatabaseConnections: number('DATABASE_MAX_CONNECTIONS', 10),
    transactionLogBucket: required('TRANSACTION_LOG_BUCKET', 'Set it to the bucket of the log'),
    transactionLogPrefix: required('TRANSACTION_LOG_PREFIX', 'Set it to a prefix with a slash'),
    validatePaymentFunction: required('VALIDATE_PAYMENT_FUNCTION', arn),
    peerValidatePaymentFunction: required('PEER_VALIDATE_PAYMENT_FUNCTION', arn),
    stateTable: required('STATE_TABLE', "Set it to the name of this region's state table"),
    keyLifetimeSeconds: number('IDEMPOTENCY_KEY_DAYS', 7) * SECONDS_PER_DAY,
    maxPaymentsInFlight: number('MAX_PAYMENTS_IN_FLIGHT', 200),
    standIn: readStandIn(environment),
    logLevel: readLogLevel(environment),
  };
}

function readWholeNumber(environment: Environment, variable: string, fallback?: number): number {
  const text =
    fallback === undefined
      ? readRequired(environment, variable, 'Set it to a whole number')
      : (environment[variable] ?? String(fallback));
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new ConfigurationError(variable, 'is not a whole number above zero', 'Correct it');
  }
  return Number(text);
}

function readStandIn(environment: Environment): StandInConfig | undefined {
  const { STAND_IN_TABLE: table, STAND_IN_AFTER_SECONDS: after = '0' } = environment;
  if (table === undefined) return undefined;
  return {
    table,
    peerTable: readRequired(
      environment,
      'PEER_STAND_IN_TABLE',
      "Set it to the name of the other region's intake table",
    ),
    afterSeconds: after === '0' ? 0 : readWholeNumber(environment, 'STAND_IN_AFTER_SECONDS'),
  };
}

/** TLS without verification would hide whoever answers; it is either verified or not there. */
function readDatabaseTls(environment: Environment): DatabaseEndpoint['tls'] {
  if (environment.DATABASE_TLS === 'off') return { mode: 'off' };
  const variable = 'DATABASE_CA_FILE';
  const path = readRequired(
    environment,
    variable,
    "Set it to a file with the authorities of the database's certificate, or DATABASE_TLS to off " +
      'where the network is trusted',
  );
  try {
    return { mode: 'verify', ca: readFileSync(path, 'utf8') };
  } catch {
    throw new ConfigurationError(variable, 'names a file that cannot be read', 'Correct it');
  }
}

function readLogLevel({ LOG_LEVEL: level = 'info' }: Environment): string {
  if (LOG_LEVELS.some((known) => known === level)) return level;
  throw new ConfigurationError('LOG_LEVEL', 'is unknown', `Use one of ${LOG_LEVELS.join(', ')}`);
}
