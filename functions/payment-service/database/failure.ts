import { DatabaseError } from 'pg';

/**
 * What a caller has to know of a failed statement:
 *
 * - `overloaded`: all connections are busy and enough callers wait already; nothing was sent.
 * - `unavailable`: the statement had no effect.
 * - `read-only`: refused by a standby; it had no effect.
 * - `outcome-unknown`: the connection was lost, or the time ran out, after the statement had been
 *   sent. It may have been committed. Only asking again with the same key tells.
 */
export type DatabaseFailureKind = 'overloaded' | 'unavailable' | 'read-only' | 'outcome-unknown';

/** A statement that failed for reasons of the database and not of the statement. */
export class DatabaseFailure extends Error {
  constructor(
    readonly kind: DatabaseFailureKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DatabaseFailure';
  }
}

/** SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const READ_ONLY_TRANSACTION = '25006';
const QUERY_CANCELED = '57014';
/** In the class of transactions that were rolled back, and the one of them that says otherwise. */
const COMPLETION_UNKNOWN = '40003';
const ROLLED_BACK_CLASSES = [
  '40', // transaction rollback: deadlock, serialisation
  '53', // insufficient resources: too many connections, disk full
  '55', // object not in prerequisite state: lock not available
];
const SERVER_FAILURE_CLASSES = [
  '08', // connection exception
  '57', // operator intervention: shutdown, crash, cannot connect now
  '58', // system error: what the server stands on, such as its storage
  'XX', // internal error
];

/**
 * What the error of a statement that had been sent means; undefined when the statement itself
 * is at fault, which is a mistake in this program.
 *
 * A server that shuts down says so before it ends the connection, and then the statement was most
 * likely rolled back, as it was by one that can't go on. "Most likely" is no answer to whether somebody
 * has paid: it counts as unknown.
 */
export function classifyFailure(error: unknown): DatabaseFailureKind | undefined {
  if (!(error instanceof DatabaseError) || error.code === undefined) return 'outcome-unknown';
  const { code } = error;
  if (code === READ_ONLY_TRANSACTION) return 'read-only';
  if (code === QUERY_CANCELED) return 'unavailable';
  if (code === COMPLETION_UNKNOWN) return 'outcome-unknown';
  const sqlClass = code.slice(0, 2);
  if (ROLLED_BACK_CLASSES.includes(sqlClass)) return 'unavailable';
  return SERVER_FAILURE_CLASSES.includes(sqlClass) ? 'outcome-unknown' : undefined;
}
