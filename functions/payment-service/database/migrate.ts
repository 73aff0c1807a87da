import { createHash } from 'node:crypto';
import type { Migration } from './migrations/migration';
import type { Session } from './session';

/** Any number, the same in every version of this service, so that two tasks exclude each other. */
const MIGRATION_LOCK = [7_041_776, 1] as const;

/**
 * Brings the schema up to date: once, by whoever comes first, and nothing at all when it is.
 *
 * All steps are one transaction under a lock that ends with it, so that a task which dies halfway
 * leaves neither half a schema nor a lock.
 *
 * @param session - to the writer; with time-outs that fit the longest step
 * @throws Error when a step that was applied reads differently now
 */
export async function migrate(session: Session, migrations: readonly Migration[]): Promise<void> {
  await session.query('BEGIN');
  try {
    await session.query('SELECT pg_advisory_xact_lock($1, $2)', MIGRATION_LOCK);
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
