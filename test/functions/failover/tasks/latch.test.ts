import { FailoverWorld } from '../support/failover-world';
import { claim, EPOCH, put } from '../support/operations';

const LATCH = JSON.stringify([{ S: 'latch' }]);

async function latched(homeRole: 'primary' | 'dr', kind: 'failover' | 'switchover') {
  const world = new FailoverWorld(homeRole);
  const payload = await claim(world, { kind });
  return { world, payload, answer: await world.run('latch', payload) };
}

describe('latch', () => {
  it('is set here when the DR region has taken over', async () => {
    const { world, answer } = await latched('dr', 'failover');

    expect(answer).toMatchObject({ latch: 'set' });
    expect(world.own.items()[LATCH]).toMatchObject({
      set: { BOOL: true },
      epoch: { N: String(EPOCH) },
    });
    expect(JSON.parse(world.own.metrics[0] ?? '')).toEqual({
      Namespace: 'Payments/Failover',
      MetricData: [
        {
          MetricName: 'FailoverLatch',
          Dimensions: [{ Name: 'Environment', Value: 'prod' }],
          Value: 1,
          Unit: 'Count',
        },
      ],
    });
  });

  it('is set in the DR region by the home primary that switches over to it', async () => {
    const { world, answer } = await latched('primary', 'switchover');

    expect(answer).toMatchObject({ latch: 'set' });
    expect(world.peer.items()[LATCH]).toMatchObject({ set: { BOOL: true } });
    expect(world.own.metrics).toEqual([]);
  });

  it('is cleared here when the DR region switches back to the home primary', async () => {
    const { world, answer } = await latched('dr', 'switchover');

    expect(answer).toMatchObject({ latch: 'cleared' });
    expect(world.own.items()[LATCH]).toMatchObject({ set: { BOOL: false } });
    expect(JSON.parse(world.own.metrics[0] ?? '')).toMatchObject({ MetricData: [{ Value: 0 }] });
  });

  it('calls nobody in a lost DR region when the home primary has taken over', async () => {
    const { world, answer } = await latched('primary', 'failover');

    expect(answer).toMatchObject({ latch: 'not-needed' });
    expect(world.calls.filter(({ place }) => place === 'peer')).toEqual([]);
  });

  it('moves nothing, not even the metric, when something newer is there', async () => {
    const world = new FailoverWorld('dr');
    const payload = await claim(world);
    const newer = { set: false, atMs: world.clock.nowMs() + 1_000, epoch: EPOCH };
    await put(world, 'latch', newer);

    const answer = await world.run('latch', payload);

    expect(answer).toMatchObject({ latch: 'superseded' });
    expect(world.own.items()[LATCH]).toMatchObject({ set: { BOOL: false } });
    expect(world.own.metrics).toEqual([]);
  });

  it('answers the same when it is run again', async () => {
    const { world, payload, answer } = await latched('dr', 'failover');

    const again = await world.run('latch', payload);

    expect(again).toEqual(answer);
  });
});
