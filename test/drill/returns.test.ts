import { drilled } from './support/drilled';

test.each(['old-primary-returns', 'planned-switchover', 'failback'])(
  '%s: the right region writes in the end, and every promise holds',
  async (scenario) => {
    expect((await drilled(scenario)).broken).toEqual([]);
  },
);
