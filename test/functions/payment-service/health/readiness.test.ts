import { ReadinessCheck } from '../../../../functions/payment-service/health/readiness';
import { StoppedClock } from '../support/stopped-clock';

let clock: StoppedClock;
let readable: boolean;
let schema: boolean;
let draining: boolean;
let readiness: ReadinessCheck;

beforeEach(() => {
  clock = new StoppedClock();
  readable = true;
  schema = true;
  draining = false;
  readiness = new ReadinessCheck({
    clock,
    database: { isReadable: async () => readable, hasSchema: async () => schema },
    drain: { isDraining: () => draining },
  });
});

it('is ready when its database can be read and has the schema', async () => {
  expect(await readiness.current()).toEqual({ kind: 'ready' });
});

it.each([
  [
    'the schema is not there yet',
    'schema-pending',
    () => {
      schema = false;
    },
  ],
  [
    'the region drains',
    'draining',
    () => {
      draining = true;
    },
  ],
  ['it stops', 'stopping', () => readiness.stop()],
  [
    'its database was never there',
    'database-unavailable',
    () => {
      readable = false;
    },
  ],
])('is not ready while %s', async (_when, reason, arrange) => {
  arrange();

  expect(await readiness.current()).toEqual({ kind: 'not-ready', reason });
});

it('bears a failover of the database inside the region, and no longer', async () => {
  await readiness.current();
  readable = false;
  clock.currentMs += 14_999;
  const within = await readiness.current();
  clock.currentMs += 1;

  expect(within).toEqual({ kind: 'ready' });
  expect(await readiness.current()).toEqual({
    kind: 'not-ready',
    reason: 'database-unavailable',
  });
});
