import type { DnsAnswer } from '../../../../functions/shared/ports';
import { factsOf } from '../support/facts';
import { FailoverWorld } from '../support/failover-world';
import { claim, EPOCH } from '../support/operations';

const NAME = 'payments.example.com';

describe('verify-traffic', () => {
  it('is satisfied when the name for clients leads to this region', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);

    const answer = await world.run('verify-traffic', payload);

    expect(answer).toEqual({ addresses: ['192.0.2.10'], verifiedAtMs: world.clock.nowMs() });
    expect(factsOf(world, EPOCH).traffic).toEqual(answer);
  });

  it('expects the peer after a switchover', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world, { kind: 'switchover' });
    await expect(world.run('verify-traffic', payload)).rejects.toMatchObject({ name: 'NotYet' });

    world.addresses[NAME] = { kind: 'answer', values: ['198.51.100.10'] };
    const answer = await world.run('verify-traffic', payload);

    expect(answer).toMatchObject({ addresses: ['198.51.100.10'] });
  });

  it.each<[string, string, DnsAnswer]>([
    ['clients are led elsewhere', NAME, { kind: 'answer', values: ['198.51.100.10'] }],
    ['clients are led nowhere', NAME, { kind: 'none' }],
    ['no name server answers', NAME, { kind: 'failed', reason: 'timed out' }],
    ['this region has no address', `use2.${NAME}`, { kind: 'none' }],
  ])('asks again while %s', async (_, name, answer) => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    world.addresses[name] = answer;

    const run = world.run('verify-traffic', payload);

    await expect(run).rejects.toMatchObject({ name: 'NotYet' });
  });

  it('keeps the first time it was satisfied', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    const first = await world.run('verify-traffic', payload);
    await world.clock.sleep(5_000, new AbortController().signal);

    const second = await world.run('verify-traffic', payload);

    expect(second).toEqual(first);
  });

  it('stands by what it has seen, whatever DNS answers when it is delivered again', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    const first = await world.run('verify-traffic', payload);
    world.addresses[NAME] = { kind: 'none' };

    const second = await world.run('verify-traffic', payload);

    expect(second).toEqual(first);
  });
});
