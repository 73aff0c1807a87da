import { startClock } from '../../../../scripts/drill/clock/drill-clock';
import { keepDrillTime } from '../../../../scripts/drill/world/database-clock';
import { PostgresServer } from '../../../../scripts/postgres/server';

const YEAR_2020_MS = Date.UTC(2020, 0, 1);

test("what a database writes down as its time is the drill's, also where it is a default", async () => {
  const server = await PostgresServer.start();
  const setUp = await server.connect();
  const clock = startClock(1_000, YEAR_2020_MS);
  await keepDrillTime(setUp, clock).finally(() => setUp.end());

  const session = await server.connect();
  const timeOf = async (text: string) => {
    const { rows } = await session.query<{ at: Date }>(text);
    return rows[0]?.at.getTime();
  };
  await session.query('CREATE TABLE beats (at timestamptz DEFAULT clock_timestamp())');
  const beforeMs = clock.nowMs();
  const read = await timeOf('SELECT clock_timestamp() AS at');
  const written = await timeOf('INSERT INTO beats DEFAULT VALUES RETURNING at');
  const afterMs = clock.nowMs();
  await session.end();
  await server.stop();

  // Each clock is read in whole milliseconds or finer, a thousand times as fast.
  expect(read).toBeGreaterThan(beforeMs - 2_000);
  expect(written).toBeGreaterThanOrEqual(read ?? Number.NaN);
  expect(written).toBeLessThan(afterMs + 2_000);
});
