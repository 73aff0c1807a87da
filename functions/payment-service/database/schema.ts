import { DatabaseError } from 'pg';
import type { Database, Statement } from './database';
import { MIGRATIONS } from './migrations';

const NEWEST = MIGRATIONS.at(-1)?.version ?? 0;

const APPLIED: Statement = {
  name: 'applied-migrations',
  text: 'SELECT max(version) AS version FROM payment_service.applied_migrations',
  values: [],
};

const UNDEFINED_TABLE = '42P01';

/**
 * Whether a database has everything that this version of the service reads and writes. A newer
 * schema is fine: migrations keep what the version before them uses.
 */
export async function hasCurrentSchema(database: Database): Promise<boolean> {
  try {
    const [row] = await database.query<{ version: number | null }>(APPLIED);
    return (row?.version ?? 0) >= NEWEST;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === UNDEFINED_TABLE) return false;
    throw error;
  }
}
