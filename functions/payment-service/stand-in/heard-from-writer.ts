import type { Database } from '../database/database';

/** Beats come every second; replication that works is far less behind than this. */
const HEARD_WITHIN_SECONDS = 30;

/**
 * Whether another region's payments still arrive here: then that one writes, whatever was asked
 * for, and this one has nobody to stand in for.
 *
 * @param database - of a standby
 * @throws DatabaseFailure
 */
export async function heardFromWriter(database: Database, region: string): Promise<boolean> {
  const [row] = await database.query<{ heard: boolean }>({
    name: 'heard-from-writer',
    text: `
SELECT EXISTS (SELECT FROM payment_service.watermarks
               WHERE written_at > clock_timestamp() - make_interval(secs => $1)
                 AND region <> $2) AS heard`,
    values: [HEARD_WITHIN_SECONDS, region],
  });
  return row?.heard === true;
}
