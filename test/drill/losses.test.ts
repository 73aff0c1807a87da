import { drilled } from './support/drilled';

// `region-killed` is what `npm run demo` shows, and what `failback` begins with.
test.each(['region-hangs', 'database-only', 'application-only'])(
  '%s: the DR region takes over, and every promise holds',
  async (scenario) => {
    const { broken, history } = await drilled(scenario);

    expect(broken).toEqual([]);
    expect(history.writerChanges).toMatchObject([{ kind: 'failover', region: 'dr' }]);
  },
);
