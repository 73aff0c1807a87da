import { factsOf } from '../support/facts';
import { FailoverWorld } from '../support/failover-world';
import { claim, EPOCH } from '../support/operations';

async function operation(kind: 'failover' | 'switchover' = 'failover') {
  const world = new FailoverWorld();
  return { world, payload: await claim(world, { kind }) };
}

const json = (body: unknown, status = 200) =>
  ({ kind: 'response', status, body: JSON.stringify(body) }) as const;

describe('verify-payment', () => {
  it('writes a synthetic payment through this region and reads it back', async () => {
    const { world, payload } = await operation();

    const answer = await world.run('verify-payment', payload);

    expect(answer).toEqual({ paymentId: 'payment-1', verifiedAtMs: world.clock.nowMs() });
    expect(world.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://use2.payments.example.com/payments',
      'GET https://use2.payments.example.com/payments/payment-1',
    ]);
    expect(world.requests[0]?.headers).toMatchObject({ 'x-synthetic': 'true' });
    expect(factsOf(world, EPOCH).payment).toEqual(answer);
  });

  it('asks the peer after a switchover', async () => {
    const { world, payload } = await operation('switchover');

    await world.run('verify-payment', payload);

    expect(world.requests[0]?.url).toBe('https://use1.payments.example.com/payments');
  });

  it('sends the same key and body with every attempt of an operation', async () => {
    const { world, payload } = await operation();
    const healthy = world.answerTo;
    world.answerTo = () => ({ kind: 'response', status: 503, body: '' });
    await expect(world.run('verify-payment', payload)).rejects.toMatchObject({ name: 'NotYet' });
    await world.clock.sleep(5_000, new AbortController().signal);

    world.answerTo = healthy;
    await world.run('verify-payment', payload);

    const [first, second] = world.requests.filter(({ method }) => method === 'POST');
    expect(second).toEqual(first);
  });

  it('uses another key in another operation, so that no old answer passes for a write', async () => {
    const { world, payload } = await operation();
    await world.run('verify-payment', payload);

    await world.run('verify-payment', await claim(world, { epoch: EPOCH + 1 }));

    const keys = world.requests.flatMap(({ headers }) => headers?.['idempotency-key'] ?? []);
    expect(new Set(keys).size).toBe(2);
  });

  it('does not pay again once it has verified', async () => {
    const { world, payload } = await operation();
    const first = await world.run('verify-payment', payload);
    world.requests.length = 0;

    const second = await world.run('verify-payment', payload);

    expect(second).toEqual(first);
    expect(world.requests).toEqual([]);
  });

  it.each([[503], [502], [429], [409], [425]])('asks again after status %d', async (status) => {
    const { world, payload } = await operation();
    world.answerTo = () => ({ kind: 'response', status, body: '' });

    const answer = world.run('verify-payment', payload);

    await expect(answer).rejects.toMatchObject({ name: 'NotYet' });
  });

  it('asks again when nothing answers', async () => {
    const { world, payload } = await operation();
    world.answerTo = () => ({ kind: 'failed', reason: 'timed out' });

    const answer = world.run('verify-payment', payload);

    await expect(answer).rejects.toMatchObject({ name: 'NotYet' });
  });

  it('asks again when the payment cannot be read yet', async () => {
    const { world, payload } = await operation();
    world.answerTo = ({ method }) =>
      method === 'POST' ? json({ id: 'payment-1' }, 201) : json({}, 404);

    const answer = world.run('verify-payment', payload);

    await expect(answer).rejects.toMatchObject({ name: 'NotYet' });
    expect(factsOf(world, EPOCH).payment).toBeUndefined();
  });

  it.each([
    ['is refused', json({ message: 'no' }, 422)],
    ['is answered without an id', json({ payment: 1 })],
    ['is answered with something else', { kind: 'response', status: 200, body: '<html>' } as const],
  ])('gives up, without repeating the answer, when the payment %s', async (_, answer) => {
    const { world, payload } = await operation();
    world.answerTo = () => answer;

    const run = world.run('verify-payment', payload);

    await expect(run).rejects.toMatchObject({
      name: 'TaskRefused',
      message: expect.not.stringContaining(answer.body),
    });
  });

  it('gives up when another payment comes back', async () => {
    const { world, payload } = await operation();
    world.answerTo = ({ method }) => json({ id: method === 'POST' ? 'payment-1' : 'payment-2' });

    const run = world.run('verify-payment', payload);

    await expect(run).rejects.toMatchObject({ name: 'TaskRefused' });
  });
});
