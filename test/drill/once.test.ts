import { drilled } from './support/drilled';

test.each(['replication-cut-before-loss', 'operator-race'])(
  '%s: the writer changes once',
  async (scenario) => {
    const { broken, history } = await drilled(scenario);

    expect(broken).toEqual([]);
    expect(history.writerChanges).toHaveLength(1);
  },
);

test('promotion-hangs: payments are accepted before a database writes, and all of them are booked', async () => {
  const { broken, history } = await drilled('promotion-hangs', {
    // Deployed with 360 it is the same, five minutes later.
    deployOptions: ['--stand-in-after-seconds', '60'],
  });
  const [change] = history.writerChanges;
  const accepted = history.payments.filter(
    ({ outcome, endedAtMs }) =>
      outcome.kind === 'taken' && outcome.isPending && endedAtMs < (change?.writableAtMs ?? 0),
  );

  expect(broken).toEqual([]);
  expect(accepted.length).toBeGreaterThan(0);
});
