import { drilled } from './support/drilled';

test.each(['old-primary-returns', 'failback'])(
  '%s: the right region writes in the end, the other one follows it, and every promise holds',
  async (scenario) => {
    const { broken, checks } = await drilled(scenario);

    expect(broken).toEqual([]);
    expect(checks).toContainEqual(
      expect.objectContaining({ check: 'standby-follows', verdict: 'passed' }),
    );
  },
);
