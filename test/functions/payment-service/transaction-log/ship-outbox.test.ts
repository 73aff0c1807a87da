import { Metrics } from '../../../../functions/payment-service/metrics/metrics';
import { shipOutbox } from '../../../../functions/payment-service/transaction-log/ship-outbox';
import type { TransactionLog } from '../../../../functions/payment-service/transaction-log/transaction-log';
import { systemClock } from '../../../../functions/shared/adapters/system-clock';
import { openSession } from '../support/databases';
import { pay } from '../support/requests';
import { useWritingRegion } from '../support/writing-region';

let metrics: Metrics;
const region = useWritingRegion();

beforeEach(async () => {
  metrics = new Metrics();
  await ship(memoryLog());
});

/** Keeps what a bucket would keep. */
function memoryLog() {
  const objects = new Map<string, readonly string[]>();
  const log: TransactionLog = {
    async append(name, lines) {
      if (!objects.has(name)) objects.set(name, lines);
    },
  };
  return { ...log, objects };
}

const ship = (log: TransactionLog) =>
  shipOutbox({ database: region.database, log, region: 'us-east-1', metrics, clock: systemClock });

const takePayments = async (keys: readonly string[]) => {
  const answers = await Promise.all(keys.map((key) => pay(region.service, key)));
  return answers.map((answer) => answer.json<{ id: string }>().id);
};

const idsIn = (log: ReturnType<typeof memoryLog>) =>
  [...log.objects.values()].flat().map((line) => JSON.parse(line).id);

it('writes every payment once, under the region, the hour and the first and last payment', async () => {
  const log = memoryLog();
  const ids = await takePayments(['a', 'b', 'c']);

  await ship(log);
  await ship(log);

  expect(idsIn(log).sort()).toEqual([...ids].sort());
  expect([...log.objects.keys()]).toEqual([
    expect.stringMatching(
      /^us-east-1\/\d{4}\/\d\d\/\d\d\/\d\d\/[\da-f-]{36}_[\da-f-]{36}\.ndjson$/,
    ),
  ]);
});

it('writes a batch again that the log refused, and counts the failure', async () => {
  const ids = await takePayments(['refused']);
  const log = memoryLog();
  const failing: TransactionLog = { append: () => Promise.reject(new Error('SlowDown')) };

  await expect(ship(failing)).rejects.toThrow('SlowDown');
  const lagWhileFailing = metrics.measured('TransactionLogLagMs');
  await ship(log);

  expect(idsIn(log)).toEqual(ids);
  expect(lagWhileFailing).toBeGreaterThan(0);
  expect(metrics.counted('TransactionLogFailures')).toBe(1);
  expect(metrics.measured('TransactionLogLagMs')).toBe(0);
});

it('gives the same batch the same name when its end was not heard of', async () => {
  const ids = await takePayments(['unheard-1', 'unheard-2']);
  const log = memoryLog();
  const unheard: TransactionLog = {
    append: async (name, lines) => {
      await log.append(name, lines);
      throw new Error('the connection broke');
    },
  };

  await expect(ship(unheard)).rejects.toThrow('the connection broke');
  await ship(log);

  expect(log.objects.size).toBe(1);
  expect(idsIn(log).sort()).toEqual([...ids].sort());
});

it('leaves payments out that a running transaction could still get in front of', async () => {
  const log = memoryLog();
  const session = await openSession(region.server.port);
  await session.query('BEGIN');
  await session.query('SELECT pg_current_xact_id()');
  const ids = await takePayments(['later']);

  await ship(log);
  const shippedWhileRunning = idsIn(log);
  await session.query('COMMIT');
  session.close();
  await ship(log);

  expect(shippedWhileRunning).toEqual([]);
  expect(idsIn(log)).toEqual(ids);
});
