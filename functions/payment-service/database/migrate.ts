import { createHash } from 'node:crypto';
import type { Migration } from './migrations/migration';
import type { Session } from './session';

/** Any number, the same in every version of this service, so that two tasks exclude each other. */
const MIGRATION_LOCK = [7_041_776, 1] as const;

/**
 * For a table that somebody reads. Whoever comes after a step that waits for one waits as well, every
 * payment above all: less than those may take, and then the step is tried again.
 * https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT
 */
const LOCK_TIMEOUT_MS = 1_000;

/**
 * Brings the schema up to date: once, by whoever comes first, and nothing at all when it is.
 *
 * All steps are one transaction under a lock that ends with it, so that a task which dies halfway
 * leaves neither half a schema nor a lock.
 *
 * @param session - to the writer; with time-outs that fit the longest step
 * @throws Error when a step that was applied reads differently now, or a table could not be locked
 */
export async function migrate(session: Session, migrations: readonly Migration[]): Promise<void> {
  await session.query('BEGIN');
  try {
    // Without a limit: nothing waits for this lock but other tasks that bring the schema up to date.
    await session.query('SELECT pg_advisory_xact_lock($1, $2)', MIGRATION_LOCK);
    await session.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await session.query(`
      CREATE SCHEMA IF NOT EXISTS payment_service;
      CREATE TABLE IF NOT EXISTS payment_service.applied_migrations (
        version int PRIMARY KEY,
        name text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    const applied = await session.query<{ version: number; checksum: string }>(
      'SELECT version, checksum FROM payment_service.applied_migrations',
    );
    const checksums = new Map(applied.map(({ version, checksum }) => [version, checksum]));
    for (const migration of migrations) {
      await applyOnce(session, migration, checksums.get(migration.version));
    }
    await session.query('COMMIT');
  } catch (error) {
    // The transaction ends with the session, whatever state it is in.
    session.close();
    throw error;
  }
}

async function applyOnce(
  session: Session,
  { version, name, sql }: Migration,
  appliedChecksum: string | undefined,
): Promise<void> {
  const checksum = createHash('sha256').update(sql).digest('hex');
  if (appliedChecksum === checksum) return;
  if (appliedChecksum !== undefined) {
    throw new Error(
      `migration ${version} (${name}) was applied with other contents; ` +
        'restore it and put the change into a new migration',
    );
  }
  await session.query(sql);
  await session.query(
    'INSERT INTO payment_service.applied_migrations (version, name, checksum) VALUES ($1, $2, $3)',
    [version, name, checksum],
  );
}
