import { randomUUID } from 'node:crypto';
import type { Database } from '../../../../functions/payment-service/database/database';
import { DatabaseFailure } from '../../../../functions/payment-service/database/failure';
import { HANDOVER_MS } from '../../../../functions/payment-service/stand-in/stand-in-mode';
import { pay } from '../support/requests';
import { get, idOf, problemOf } from './support/answers';
import { REGIONS } from './support/intake-tables';
import { ledgerBalance, paymentsOfKey } from './support/ledger';
import { startLedger } from './support/region-under-test';
import type { Steering } from './support/steered-database';
import { UNTIL_DONE } from './support/task';
import { type FreshRegion, useRegion } from './support/use-region';

let database: FreshRegion['database'];
let region: FreshRegion['region'];
let task: FreshRegion['task'];
let key: FreshRegion['key'];

useRegion((fresh) => {
  ({ database, region, task, key } = fresh);
});

describe('when the database writes', () => {
  it('everything that waits is booked once, as it was answered, oldest first', async () => {
    await region.askForPromotion(task);
    const keys = Array.from({ length: 30 }, () => randomUUID());
    const answers = [];
    for (const each of keys) {
      answers.push(await pay(task, each));
      region.clock.pass(10);
    }
    region.steering.state = 'writes';
    await region.pass(1_000, task);

    await task.booking.bookOwn(UNTIL_DONE);
    await task.booking.bookOwn(UNTIL_DONE);

    const shown = await Promise.all(
      answers.map((answer) => get(task, `/payments/${idOf(answer)}`)),
    );
    const retries = await Promise.all(keys.map((each) => pay(task, each)));
    expect(await region.tables.table(REGIONS.dr).countOpen()).toBe(0);
    expect(shown.map((each) => each.json())).toEqual(
      answers.map((answer) => ({ ...answer.json(), status: 'accepted' })),
    );
    expect(retries.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      answers.map(({ body }) => [202, body]),
    );
    expect(task.metrics.counted('IntakesBooked')).toBe(30);
    expect(await ledgerBalance(database)).toBe(0);
  });

  it('payments go through the table for a while yet, and are booked before they are answered', async () => {
    await region.askForPromotion(task);
    region.steering.state = 'writes';
    await region.pass(1_000, task);

    const answer = await pay(task, key);

    expect(answer.statusCode).toBe(202);
    expect(await paymentsOfKey(database, key)).toEqual([{ id: idOf(answer), region: REGIONS.dr }]);
  });

  it('and then are ordinary ones again; keys that wait keep their answer', async () => {
    await region.askForPromotion(task);
    const waiting = await pay(task, key);
    region.steering.state = 'writes';
    await region.pass(1_000, task);
    await get(task, '/health/ready');
    await region.pass(HANDOVER_MS, task);

    const ordinary = await pay(task, randomUUID());
    const retry = await pay(task, key);

    expect(ordinary.statusCode).toBe(201);
    expect(retry.statusCode).toBe(202);
    expect(retry.body).toBe(waiting.body);
    expect(await paymentsOfKey(database, key)).toHaveLength(1);
  });

  it('payments do not wait for a table that is away', async () => {
    await region.askForPromotion(task);
    region.steering.state = 'writes';
    await region.pass(1_000, task);
    const tableless = await region.start({ isTableAway: () => true });
    await tableless.tick();

    const answer = await pay(tableless, key);
    await region.pass(HANDOVER_MS, tableless);
    const later = await pay(tableless, randomUUID());

    expect([answer.statusCode, later.statusCode]).toEqual([201, 201]);
    await tableless.app.close();
  });

  it('a payment that the table holds is never called one of which nothing was stored', async () => {
    await region.askForPromotion(task);
    region.steering.state = 'writes';
    // Reached until the moment that it is asked to book, and not after that.
    const steering: Steering = { state: 'writes' };
    const real: Database = {
      query: (statement) => {
        if (statement.name === 'store-payment') steering.state = 'unreachable';
        return steering.state === 'writes'
          ? database.query(statement)
          : Promise.reject(new DatabaseFailure('unavailable', 'it is gone'));
      },
      close: async () => undefined,
    };
    const other = await region.start({ real, steering });
    await region.pass(1_000, other);

    const answer = await pay(other, key);

    expect(problemOf(answer)).toBe('outcome-unknown');
    expect(await region.tables.table(REGIONS.dr).countOpen()).toBe(1);
    await other.app.close();
  });

  it('a retry of an alias is answered and never booked, also when the key was forgotten', async () => {
    region.steering.state = 'writes';
    const before = await pay(task, key);
    region.steering.state = 'unreachable';
    await region.askForPromotion(task);
    await pay(task, key);
    region.steering.state = 'writes';
    await region.pass(2_000, task);
    await task.booking.bookOwn(UNTIL_DONE);
    await database.query({
      name: 'forget',
      text: 'DELETE FROM payment_service.idempotency_keys WHERE key_hash = sha256($1)',
      values: [Buffer.from(key)],
    });

    const retry = await pay(task, key);

    expect(retry.body).toBe(before.body);
    expect(await paymentsOfKey(database, key)).toHaveLength(1);
  });

  it('an intake that is booked is an answer, whether or not the table hears of it', async () => {
    await region.askForPromotion(task);
    const waiting = await pay(task, key);
    region.steering.state = 'writes';
    // From the moment on in which the database has been asked to book it.
    let isTableAway = false;
    const real: Database = {
      query: (statement) => {
        isTableAway ||= statement.name === 'store-payment';
        return database.query(statement);
      },
      close: async () => undefined,
    };
    const other = await region.start({ real, isTableAway: () => isTableAway });
    await region.pass(1_000, other);

    const retry = await pay(other, key);

    expect(retry.statusCode).toBe(202);
    expect(retry.body).toBe(waiting.body);
    expect(isTableAway).toBe(true);
    expect(await region.tables.table(REGIONS.dr).countOpen()).toBe(1);
    await other.app.close();
  });

  it('a task that is told to stop books no more than it has begun to', async () => {
    await region.askForPromotion(task);
    for (let count = 0; count < 12; count += 1) await pay(task, randomUUID());
    const stopping = new AbortController();
    const real: Database = {
      query: (statement) => {
        if (statement.name === 'store-payment') stopping.abort();
        return database.query(statement);
      },
      close: async () => undefined,
    };
    const leader = await region.start({ real, steering: { state: 'writes' } });

    await leader.booking.bookOwn(stopping.signal);

    expect(leader.metrics.counted('IntakesBooked')).toBe(4);
    expect(await region.tables.table(REGIONS.dr).countOpen()).toBe(8);
    await leader.app.close();
  });

  it('is the transaction log’s and the list’s as well', async () => {
    await region.askForPromotion(task);
    const answer = await pay(task, key);
    region.steering.state = 'writes';
    await region.pass(1_000, task);
    await task.booking.bookOwn(UNTIL_DONE);

    const [row] = await database.query({
      name: 'in-outbox',
      text: 'SELECT payment_id FROM payment_service.transaction_log_outbox WHERE payment_id = $1',
      values: [idOf(answer)],
    });
    const { payments } = (await get(task, '/payments?limit=500')).json<{
      payments: { id: string; status: string }[];
    }>();

    expect(row).toEqual({ payment_id: idOf(answer) });
    expect(payments.find(({ id }) => id === idOf(answer))).toMatchObject({ status: 'accepted' });
  });
});

describe('intakes of the other region', () => {
  it('are booked by the region that writes, when the failover was called off', async () => {
    await region.askForPromotion(task);
    const answer = await pay(task, key);
    const writing = await region.start({
      region: REGIONS.primary,
      steering: { state: 'writes' },
      operation: async () => undefined,
    });

    await writing.booking.bookPeers(UNTIL_DONE);

    const shown = await writing.app.inject(`/payments/${idOf(answer)}`);
    const retry = await pay(writing, key);
    expect(shown.json()).toMatchObject({ id: idOf(answer), status: 'accepted' });
    expect(retry.body).toBe(answer.body);
    await writing.app.close();
  });

  it('are booked here as well when that region booked them and its ledger was given up', async () => {
    await region.askForPromotion(task);
    const answer = await pay(task, key);
    const lost = await startLedger();
    const writing = await region.start({
      region: REGIONS.primary,
      real: lost.database,
      steering: { state: 'writes' },
      operation: async () => undefined,
    });
    await writing.booking.bookPeers(UNTIL_DONE);
    const bookedThere = await paymentsOfKey(lost.database, key);
    await writing.app.close();
    await lost.stop();
    region.steering.state = 'writes';
    await region.pass(2_000, task);

    await task.booking.bookOwn(UNTIL_DONE);
    await task.booking.confirmOwn(UNTIL_DONE);

    const retry = await pay(task, key);
    expect(bookedThere).toHaveLength(1);
    expect(await paymentsOfKey(database, key)).toEqual([{ id: idOf(answer), region: REGIONS.dr }]);
    expect(retry.body).toBe(answer.body);
    expect(await region.tables.table(REGIONS.dr).listSettledElsewhere()).toEqual([]);
  });

  it('are looked for here all the same when an older one can not be read', async () => {
    await region.askForPromotion(task);
    const { idempotencyKeyHash } = (await pay(task, key)).json<{ idempotencyKeyHash: string }>();
    region.clock.pass(10);
    await pay(task, randomUUID());
    const writing = await region.start({
      region: REGIONS.primary,
      steering: { state: 'writes' },
      operation: async () => undefined,
    });
    await writing.booking.bookPeers(UNTIL_DONE);
    await region.tables.damage(REGIONS.dr, `key#${idempotencyKeyHash}`);
    region.steering.state = 'writes';
    await region.pass(2_000, task);

    const confirmed = task.booking.confirmOwn(UNTIL_DONE);

    await expect(confirmed).rejects.toThrow('does not hold a payment of its own');
    const left = await region.tables.table(REGIONS.dr).listSettledElsewhere();
    expect(left.map(({ keyHash }) => keyHash)).toEqual([idempotencyKeyHash]);
    await writing.app.close();
  });

  it('stay what they were there when the payment they are an alias of is here too', async () => {
    region.steering.state = 'writes';
    await pay(task, key);
    region.steering.state = 'unreachable';
    await region.askForPromotion(task);
    await pay(task, key);
    const writing = await region.start({
      region: REGIONS.primary,
      steering: { state: 'writes' },
      operation: async () => undefined,
    });
    await writing.booking.bookPeers(UNTIL_DONE);
    await database.query({
      name: 'forget',
      text: 'DELETE FROM payment_service.idempotency_keys WHERE key_hash = sha256($1)',
      values: [Buffer.from(key)],
    });
    region.steering.state = 'writes';
    await region.pass(2_000, task);

    await task.booking.confirmOwn(UNTIL_DONE);

    expect(await paymentsOfKey(database, key)).toHaveLength(1);
    expect(await region.tables.table(REGIONS.dr).listSettledElsewhere()).toEqual([]);
    await writing.app.close();
  });

  it('keep nobody from anything when that region does not answer', async () => {
    await region.askForPromotion(task);
    await pay(task, key);
    const writing = await region.start({ steering: { state: 'writes' } });
    writing.fuse.light(0, 'before');

    await writing.booking.bookPeers(UNTIL_DONE);
    await writing.booking.bookPeers(UNTIL_DONE);

    const lines = writing.log.filter((line) => line.includes("other region's intakes"));
    expect(lines).toHaveLength(1);
    await writing.app.close();
  });
});
