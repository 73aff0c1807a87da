import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { peerOf } from '../../../templates-src/topology';
import type { SeenFault, SeenStandby } from '../checks/drill-history';
import type { World } from '../world/world';
import type { Observations } from './observations';
import { storedPayments } from './stored-payments';

/** On the machine's clock: nobody writes any more, so that a standby has caught up within its lag. */
const CATCHES_UP_WITHIN_MS = 20_000;
const POLL_MS = 20;

/** The database that doesn't write, where no fault lasts; undefined when it doesn't answer. */
export async function readStandby(
  world: World,
  observations: Pick<Observations, 'writer' | 'faults'>,
): Promise<SeenStandby | undefined> {
  const { writer, faults } = observations;
  if (faults.some(lasts)) return undefined;
  const { database } = world.parts;
  const region = peerOf(writer);
  const [source, standby] = await Promise.allSettled([
    database.connect(writer),
    database.connect(region),
  ]);
  const clients = [source, standby].flatMap((each) =>
    each.status === 'fulfilled' ? [each.value] : [],
  );
  try {
    if (source.status === 'rejected' || standby.status === 'rejected') return undefined;
    const isFollowing = await isInRecovery(standby.value);
    if (isFollowing) await caughtUp(source.value, standby.value);
    const ids = (await storedPayments(standby.value)).map(({ id }) => id);
    return { region, isFollowing, ids };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

const lasts = ({ endsAtMs }: SeenFault): boolean => endsAtMs === null;

async function isInRecovery(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ standby: boolean }>(
    'SELECT pg_is_in_recovery() AS standby',
  );
  return rows[0]?.standby === true;
}

/** Until the standby has all that the writer has now, or has had its time: then it lacks something. */
async function caughtUp(writer: Client, standby: Client): Promise<void> {
  const { rows } = await writer.query<{ lsn: string }>('SELECT pg_current_wal_flush_lsn() AS lsn');
  const lsn = rows[0]?.lsn;
  const hasReplayed = async () => {
    const answer = await standby.query<{ there: boolean | null }>(
      'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there',
      [lsn],
    );
    return answer.rows[0]?.there === true;
  };
  const giveUpMs = performance.now() + CATCHES_UP_WITHIN_MS;
  while (!(await hasReplayed()) && performance.now() < giveUpMs) await sleep(POLL_MS);
}
