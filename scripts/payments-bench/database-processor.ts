import { parentPid, processorMsOfFamily } from '../payments-lab/processor-time';
import type { PostgresServer } from '../postgres/server';

/** Tells how much processor time a server has used so far, in milliseconds. */
export async function databaseProcessor(database: PostgresServer): Promise<() => number> {
  const client = await database.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const [row] = rows;
    if (row === undefined) throw new Error('the server does not say which process it is');
    // A connection's process is a child of the server's first one.
    const server = parentPid(row.pid);
    return () => processorMsOfFamily(server);
  } finally {
    await client.end();
  }
}
