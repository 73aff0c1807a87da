import type { ClientConfig } from 'pg';

/** How long anything may take. Each layer gives up a little before the one above it. */
export interface DatabaseTimeouts {
  /** From asking for a connection to having one, new or used. */
  readonly connectMs: number;
  /** The server cancels a statement that takes longer. */
  readonly statementMs: number;
  /** The client gives a connection up that has not answered by then, and closes its socket. */
  readonly answerMs: number;
}

export interface DatabaseEndpoint {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly username: string;
  readonly password: string;
  /** PEM of the authorities that may have signed the server's certificate, or no TLS at all. */
  readonly tls: { readonly mode: 'verify'; readonly ca: string } | { readonly mode: 'off' };
}

/**
 * Payments have to be answered within seconds; a statement that takes longer waits for something
 * that won't come. The server cancels first, so that an answer that doesn't come at all means a
 * dead socket: noticed after 4 s, replaced within 2 s more.
 */
export const PAYMENT_TIMEOUTS: DatabaseTimeouts = {
  connectMs: 2_000,
  statementMs: 3_000,
  answerMs: 4_000,
};

/** Idle this long, a connection is asked by the kernel whether it still leads anywhere. */
const KEEP_ALIVE_MS = 5_000;

/**
 * What the server does about clients that are gone: after ten seconds without a sign of life it
 * ends the session, which frees its locks. These settings can't help the client with a dead
 * server: Node.js has no TCP_USER_TIMEOUT, and keep-alive probes are not sent while data is
 * unacknowledged. That is what {@link DatabaseTimeouts.answerMs} is for.
 * https://www.postgresql.org/docs/current/runtime-config-connection.html
 */
const SERVER_SETTINGS = {
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '1',
  tcp_keepalives_count: '5',
  tcp_user_timeout: '10000',
  idle_in_transaction_session_timeout: '5000',
} as const;

/** {@link SERVER_SETTINGS} as a connection asks for them. */
export const SERVER_OPTIONS = Object.entries(SERVER_SETTINGS)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

export function connectionOptions(
  endpoint: DatabaseEndpoint,
  timeouts: DatabaseTimeouts,
): ClientConfig {
  const { host, port, database, username, password, tls } = endpoint;
  return {
    host,
    port,
    database,
    user: username,
    password,
    ssl: tls.mode === 'verify' ? { ca: tls.ca, rejectUnauthorized: true } : false,
    application_name: 'payment-service',
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    connectionTimeoutMillis: timeouts.connectMs,
    statement_timeout: timeouts.statementMs,
    query_timeout: timeouts.answerMs,
    options: SERVER_OPTIONS,
  };
}
