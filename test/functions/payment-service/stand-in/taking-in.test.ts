import { createHash, randomUUID } from 'node:crypto';
import { localValidator } from '../support/local-validator';
import { CARD_PAYMENT, pay, TEST_CARD_NUMBER } from '../support/requests';
import { get, idOf, problemOf } from './support/answers';
import { REGIONS } from './support/intake-tables';
import { paymentsOfKey } from './support/ledger';
import { failover } from './support/operations';
import { AFTER_MS, UNTIL_DONE } from './support/task';
import { type FreshRegion, useRegion } from './support/use-region';

let database: FreshRegion['database'];
let region: FreshRegion['region'];
let task: FreshRegion['task'];
let key: FreshRegion['key'];

useRegion((fresh) => {
  ({ database, region, task, key } = fresh);
});

describe('while a promotion that was asked for does not come', () => {
  beforeEach(() => region.askForPromotion(task));

  it('accepts a payment with 202 and shows it as pending', async () => {
    const answer = await pay(task, key);

    const shown = await get(task, `/payments/${idOf(answer)}`);
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toMatchObject({
      status: 'pending',
      amount: '10.50',
      region: REGIONS.dr,
      createdAt: new Date(region.clock.nowMs()).toISOString(),
    });
    expect(answer.headers['validated-in-region']).toBe(REGIONS.dr);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toBe(answer.body);
    expect(await paymentsOfKey(database, key)).toEqual([]);
    expect(task.metrics.counted('IntakesTaken')).toBe(1);
  });

  it('shows it by its id in upper case too', async () => {
    const answer = await pay(task, key);

    const shown = await get(task, `/payments/${idOf(answer).toUpperCase()}`);

    expect(shown.body).toBe(answer.body);
  });

  it.each(['standby', 'unreachable'] as const)(
    'is ready and does not write, with a database that is %s',
    async (state) => {
      region.steering.state = state;
      await region.pass(60_000, task);

      const answers = await Promise.all(
        ['/health/live', '/health/ready', '/health/writer'].map((path) => get(task, path)),
      );
      const answer = await pay(task, key);

      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 503]);
      expect(answer.statusCode).toBe(202);
    },
  );

  it('gives a retry the first answer to the byte, in any task', async () => {
    const other = await region.start();
    await other.tick();

    const first = await pay(task, key);
    const retry = await pay(other, key);

    expect(retry.statusCode).toBe(202);
    expect(retry.body).toBe(first.body);
    expect(retry.headers['idempotency-replayed']).toBe('true');
    await other.app.close();
  });

  it('gives all of many requests with one key one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => pay(task, key)));

    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await region.tables.table(REGIONS.dr).countOpen()).toBe(1);
  });

  it('refuses another payment with the same key', async () => {
    await pay(task, key);

    const other = await pay(task, key, { ...CARD_PAYMENT, amount: '99.00' });

    expect(other.statusCode).toBe(422);
    expect(problemOf(other)).toBe('idempotency-key-reused');
  });

  it('keeps nothing of a payment that is not valid', async () => {
    const answer = await pay(task, key, { ...CARD_PAYMENT, currency: 'XXX' });

    expect(answer.statusCode).toBe(422);
    expect(await region.tables.table(REGIONS.dr).countOpen()).toBe(0);
  });

  it('never takes a synthetic payment in: only the database can be the proof', async () => {
    const answer = await pay(task, key, CARD_PAYMENT, { 'x-synthetic': 'true' });

    expect(answer.statusCode).toBe(503);
    expect(problemOf(answer)).toBe('standby-region');
  });

  it('refuses everything while the region drains', async () => {
    region.isDraining = true;

    const [answer, ready] = await Promise.all([pay(task, key), get(task, '/health/ready')]);

    expect(problemOf(answer)).toBe('draining');
    expect(ready.statusCode).toBe(503);
  });

  it('takes nothing in when it has not heard from the state table for a while', async () => {
    region.clock.pass(5_000);

    const answer = await pay(task, key);

    expect(answer.statusCode).toBe(503);
  });

  it('keeps nothing that could be paid with', async () => {
    const { id } = (await pay(task, key)).json<{ id: string }>();

    const pointer = await region.tables.raw(REGIONS.dr, `payment#${id}`);
    const keyHash = (pointer as { keyHash: { S: string } }).keyHash.S;
    const stored = JSON.stringify([pointer, await region.tables.raw(REGIONS.dr, `key#${keyHash}`)]);
    expect(stored).toContain('1111');
    expect(stored).not.toContain(TEST_CARD_NUMBER);
    expect(stored).not.toContain(key);
    expect(stored).not.toContain('expiry');
    expect(stored).not.toContain('cvc');
  });

  it('says that it does not know when the table did not answer, and the retry finds out', async () => {
    // Found nothing, kept where it is, kept it, and died before hearing of that.
    task.fuse.light(3, 'after');

    const unheard = await pay(task, key);
    const other = await region.start();
    await other.tick();
    const retry = await pay(other, key);

    expect(unheard.statusCode).toBe(503);
    expect(problemOf(unheard)).toBe('outcome-unknown');
    expect(retry.statusCode).toBe(202);
    await other.app.close();
  });
});

describe('payments are not taken in', () => {
  it('before the time is up', async () => {
    region.operation = failover({ promoting: region.clock.nowMs() });
    await region.pass(AFTER_MS - 1, task);

    const answer = await pay(task, key);

    expect(problemOf(answer)).toBe('standby-region');
  });

  it('at a standby that nobody promotes', async () => {
    await region.pass(AFTER_MS, task);

    const answer = await pay(task, key);

    expect(problemOf(answer)).toBe('standby-region');
  });

  it('at a standby that still hears from the other region', async () => {
    await database.query({
      name: 'beat-of-the-other-region',
      text: `INSERT INTO payment_service.watermarks (written_at, region, snapshot)
             VALUES (clock_timestamp(), 'us-east-1', pg_current_snapshot())`,
      values: [],
    });
    await region.askForPromotion(task);

    const answer = await pay(task, key);

    await database.query({
      name: 'no-beats',
      text: 'DELETE FROM payment_service.watermarks',
      values: [],
    });
    expect(problemOf(answer)).toBe('standby-region');
  });
});

it('a payment that was still being validated when standing in ended is not taken in', async () => {
  const rules = localValidator(REGIONS.dr);
  const slow = await region.start({
    validator: {
      validate: async (payment, trace) => {
        region.operation = undefined;
        await slow.standIn.watch();
        return rules.validate(payment, trace);
      },
    },
  });
  await region.askForPromotion(slow);

  const answer = await pay(slow, key);

  expect(problemOf(answer)).toBe('standby-region');
  expect(await region.tables.table(REGIONS.dr).countOpen()).toBe(0);
  await slow.app.close();
});

describe('what the database here knows counts', () => {
  it('a retry of a payment from before the loss gets its answer', async () => {
    region.steering.state = 'writes';
    const before = await pay(task, key);
    region.steering.state = 'standby';
    await region.askForPromotion(task);

    const retry = await pay(task, key);
    const other = await pay(task, key, { ...CARD_PAYMENT, amount: '99.00' });

    expect(retry.statusCode).toBe(201);
    expect(retry.body).toBe(before.body);
    expect(other.statusCode).toBe(422);
  });

  it('as soon as it can be read: until then the payment is accepted again, and never booked twice', async () => {
    region.steering.state = 'writes';
    const before = await pay(task, key);
    region.steering.state = 'unreachable';
    await region.askForPromotion(task);
    const intake = await pay(task, key);
    region.steering.state = 'writes';
    await region.pass(2_000, task);

    await task.booking.bookOwn(UNTIL_DONE);

    const retry = await pay(task, key);
    const byIntake = await get(task, `/payments/${idOf(intake)}`);
    expect(intake.statusCode).toBe(202);
    expect(await paymentsOfKey(database, key)).toHaveLength(1);
    expect(task.metrics.counted('IntakesAliased')).toBe(1);
    expect(retry.body).toBe(before.body);
    expect(idOf(byIntake)).toBe(idOf(before));
  });

  it('the id that a client was told leads to its payment for as long as the intake is kept', async () => {
    region.steering.state = 'writes';
    const before = await pay(task, key);
    region.steering.state = 'unreachable';
    await region.askForPromotion(task);
    const intake = await pay(task, key);
    region.steering.state = 'writes';
    await region.pass(2_000, task);
    await task.booking.bookOwn(UNTIL_DONE);
    region.operation = undefined;
    await region.pass(2 * 86_400_000, task);

    const byIntake = await get(task, `/payments/${idOf(intake)}`);

    expect(idOf(byIntake)).toBe(idOf(before));
  });

  it('a table that is away keeps nobody from hearing that there is no such payment', async () => {
    const tableless = await region.start({ isTableAway: () => true });

    const answer = await get(tableless, `/payments/${randomUUID()}`);

    expect(answer.statusCode).toBe(404);
    await tableless.app.close();
  });

  it('another payment with a used key is not booked, and a person hears of it', async () => {
    region.steering.state = 'writes';
    await pay(task, key);
    region.steering.state = 'unreachable';
    await region.askForPromotion(task);
    const intake = await pay(task, key, { ...CARD_PAYMENT, amount: '99.00' });
    region.steering.state = 'writes';
    await region.pass(2_000, task);

    await task.booking.bookOwn(UNTIL_DONE);

    expect(intake.statusCode).toBe(202);
    expect(await paymentsOfKey(database, key)).toHaveLength(1);
    expect(task.metrics.counted('IntakesInConflict')).toBe(1);
    expect(task.metrics.measured('IntakeConflicts')).toBe(1);
    expect(await get(task, `/payments/${idOf(intake)}`)).toMatchObject({ statusCode: 200 });
  });

  it('a conflict that a person has closed rings no more, and is still no payment', async () => {
    const other = { ...CARD_PAYMENT, amount: '99.00' };
    region.steering.state = 'writes';
    await pay(task, key);
    region.steering.state = 'unreachable';
    await region.askForPromotion(task);
    await pay(task, key, other);
    region.steering.state = 'writes';
    await region.pass(2_000, task);
    await task.booking.bookOwn(UNTIL_DONE);
    const keyHash = createHash('sha256').update(key).digest('hex');

    await region.tables.closeConflict(REGIONS.dr, `key#${keyHash}`);
    await region.pass(15_000, task);
    await task.booking.bookOwn(UNTIL_DONE);

    const retry = await pay(task, key, other);
    expect(task.metrics.measured('IntakeConflicts')).toBe(0);
    expect(problemOf(retry)).toBe('idempotency-key-reused');
    expect(await paymentsOfKey(database, key)).toHaveLength(1);
  });
});
