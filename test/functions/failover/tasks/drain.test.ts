import { jsonItem } from '../support/facts';
import { FailoverWorld } from '../support/failover-world';
import { claim, EPOCH } from '../support/operations';

async function switchover() {
  const world = new FailoverWorld('primary');
  return { world, payload: await claim(world, { kind: 'switchover' }) };
}

describe('drain', () => {
  it('drains this region for a quarter of an hour at most', async () => {
    const { world, payload } = await switchover();

    const answer = await world.run('drain', payload);

    const untilMs = world.clock.nowMs() + 15 * 60_000;
    expect(answer).toEqual({ draining: true, untilMs });
    expect(jsonItem(world, 'draining')).toMatchObject({ set: true, epoch: EPOCH, untilMs });
  });

  it('does not prolong itself when it is delivered again', async () => {
    const { world, payload } = await switchover();
    const first = await world.run('drain', payload);
    await world.clock.sleep(5_000, new AbortController().signal);

    const second = await world.run('drain', payload);

    expect(second).toEqual(first);
  });

  it('refuses for an operation that another has replaced', async () => {
    const { world, payload } = await switchover();
    await claim(world, { kind: 'switchover', epoch: EPOCH + 1 });

    const answer = world.run('drain', payload);

    await expect(answer).rejects.toMatchObject({ name: 'TaskRefused' });
  });
});

describe('undrain', () => {
  it('lets clients come back', async () => {
    const { world, payload } = await switchover();
    await world.run('drain', payload);

    const answer = await world.run('undrain', payload);

    expect(answer).toEqual({ draining: false });
    expect(jsonItem(world, 'draining')).toMatchObject({ set: false });
  });

  it('is final: a drain that is delivered after it darkens nothing', async () => {
    const { world, payload } = await switchover();
    await world.run('drain', payload);
    await world.run('undrain', payload);

    const answer = await world.run('drain', payload);

    expect(answer).toMatchObject({ draining: false });
  });

  it('does not end what a newer operation began', async () => {
    const { world, payload } = await switchover();
    await world.run('drain', payload);
    await world.run('drain', await claim(world, { kind: 'switchover', epoch: EPOCH + 1 }));

    await world.run('undrain', payload);

    expect(jsonItem(world, 'draining')).toMatchObject({ set: true, epoch: EPOCH + 1 });
  });
});
