import { drilled } from './support/drilled';

test.each(['region-hangs', 'database-only', 'application-only'])(
  '%s: the DR region takes over, and every promise holds',
  async (scenario) => {
    const { broken, history } = await drilled(scenario);

    expect(broken).toEqual([]);
    expect(history.writerChanges).toMatchObject([{ kind: 'failover', region: 'dr' }]);
  },
);

// Without a synchronous standby it is what `npm run demo` shows, and what failback begins with.
test('region-killed, with a synchronous standby: no acknowledged payment is lost', async () => {
  const { history, broken } = await drilled('region-killed', { isSynchronous: true });
  const present = new Set(history.stored.map(({ id }) => id));
  const lost = history.payments.flatMap(({ outcome }) =>
    outcome.kind === 'taken' && !present.has(outcome.id) ? [outcome.id] : [],
  );

  expect(broken).toEqual([]);
  expect(lost).toEqual([]);
});
