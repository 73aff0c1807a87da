import { drilled } from './support/drilled';

test('replication-cut-before-loss: the writer changes once', async () => {
  const { broken, history } = await drilled('replication-cut-before-loss');

  expect(broken).toEqual([]);
  expect(history.writerChanges).toHaveLength(1);
});

test('operator-race, with a synchronous standby: the writer changes once, and no acknowledged payment is lost', async () => {
  const { broken, history } = await drilled('operator-race', { isSynchronous: true });
  const present = new Set(history.stored.map(({ id }) => id));
  const lost = history.payments.flatMap(({ outcome }) =>
    outcome.kind === 'taken' && !present.has(outcome.id) ? [outcome.id] : [],
  );

  expect(broken).toEqual([]);
  expect(history.writerChanges).toHaveLength(1);
  expect(lost).toEqual([]);
});

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
