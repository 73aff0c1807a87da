import { drilled } from './support/drilled';

test.each(['dr-cut-off', 'flapping'])('%s: nobody fails over', async (scenario) => {
  const { broken, history } = await drilled(scenario);

  expect(broken).toEqual([]);
  expect(history.operations).toEqual([]);
});

test.each(['replication-cut-before-loss', 'operator-race'])(
  '%s: the writer changes once',
  async (scenario) => {
    const { broken, history } = await drilled(scenario);

    expect(broken).toEqual([]);
    expect(history.writerChanges).toHaveLength(1);
  },
);
