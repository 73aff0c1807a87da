import { FailoverWorld } from '../support/failover-world';
import { claim, EPOCH } from '../support/operations';

/** Steps that act on what clients or the other region see. */
const ACTING = ['confirm', 'fence', 'latch', 'drain'];

describe.each(ACTING)('%s, delivered late', (task) => {
  const kind = task === 'drain' ? 'switchover' : 'failover';

  it('does nothing for an operation that has ended', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world, { kind, ended: true });

    const answer = world.run(task, payload);

    await expect(answer).rejects.toMatchObject({ name: 'TaskRefused' });
    expect(world.calls.map(({ operation }) => operation)).toEqual(['GetItem']);
  });

  it('does nothing for an operation that another has replaced', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world, { kind });
    await claim(world, { kind, epoch: EPOCH + 1 });

    const answer = world.run(task, payload);

    await expect(answer).rejects.toMatchObject({ name: 'TaskRefused' });
    expect(world.calls.map(({ operation }) => operation)).toEqual(['GetItem']);
  });
});
