import { randomUUID } from 'node:crypto';
import { pay } from '../support/requests';
import { problemOf } from './support/answers';
import { REGIONS } from './support/intake-tables';
import { failover } from './support/operations';
import { AFTER_MS, UNTIL_DONE } from './support/task';
import { type FreshRegion, useRegion } from './support/use-region';

let region: FreshRegion['region'];
let task: FreshRegion['task'];
let key: FreshRegion['key'];

useRegion((fresh) => {
  ({ region, task, key } = fresh);
});

describe('back-pressure', () => {
  it('refuses payments when too many wait, and not the retries of those', async () => {
    await region.askForPromotion(task);
    const table = region.tables.table(REGIONS.dr);
    const first = await pay(task, key);
    const full = await region.start({ maxOpenIntakes: 1 });
    await full.tick();

    const refused = await pay(full, randomUUID());
    const retry = await pay(full, key);

    expect(refused.statusCode).toBe(503);
    expect(problemOf(refused)).toBe('overloaded');
    expect(refused.headers).toHaveProperty('retry-after');
    expect(retry.body).toBe(first.body);
    expect(await table.countOpen()).toBe(1);
    await full.app.close();
  });

  it('refuses them as well while nobody knows how many wait', async () => {
    region.operation = failover({ promoting: region.clock.nowMs() });
    region.clock.pass(AFTER_MS);
    await task.standIn.watch();

    const answer = await pay(task, key);

    expect(problemOf(answer)).toBe('overloaded');
  });
});

describe('what the leader says of intakes', () => {
  it('is how many wait, and for how long', async () => {
    await region.askForPromotion(task);
    await pay(task, key);
    region.clock.pass(90_000);

    const stuck = task.booking.bookOwn(UNTIL_DONE);

    // A standby refuses, so that it stays where it is.
    await expect(stuck).rejects.toMatchObject({ kind: 'read-only' });
    expect(task.metrics.measured('OpenIntakes')).toBe(1);
    expect(task.metrics.measured('OldestIntakeMs')).toBe(90_000);
    region.steering.state = 'writes';
    await region.pass(15_000, task);
    await task.booking.bookOwn(UNTIL_DONE);
    expect(task.metrics.measured('OpenIntakes')).toBe(0);
    expect(task.metrics.measured('OldestIntakeMs')).toBe(0);
  });

  it('is nothing any more when another task leads', async () => {
    region.steering.state = 'writes';
    await task.booking.bookOwn(UNTIL_DONE);
    const measured = () =>
      (['OpenIntakes', 'UnreadIntakeTables'] as const).map((name) => task.metrics.measured(name));
    const before = measured();

    task.booking.forget();

    expect(before).toEqual([0, 0]);
    expect(measured()).toEqual([undefined, undefined]);
  });

  it('is which tables it could not read, until it can', async () => {
    let isTableAway = true;
    const leader = await region.start({
      steering: { state: 'writes' },
      isTableAway: () => isTableAway,
    });
    const unread = () => leader.metrics.measured('UnreadIntakeTables');

    await expect(leader.booking.bookOwn(UNTIL_DONE)).rejects.toThrow('the table is away');
    const own = unread();
    await leader.booking.bookPeers(UNTIL_DONE);
    const both = unread();
    isTableAway = false;
    region.clock.pass(15_000);
    await leader.booking.bookOwn(UNTIL_DONE);
    await leader.booking.bookPeers(UNTIL_DONE);

    expect([own, both, unread()]).toEqual([1, 2, 0]);
    await leader.app.close();
  });
});
