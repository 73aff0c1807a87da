import { constant, uniform } from '../../../scripts/rto/distribution';
import type { Scenario } from '../../../scripts/rto/model/scenario';
import { simulate, simulatePaid } from '../../../scripts/rto/simulation';
import { exactScenario } from './scenario-fixture';

const OPTIONS = { runs: 20, seed: 1, rtoSeconds: 900 };

/** Whole seconds until clients were paid again; the same in every run of an exact scenario. */
function paidSeconds(scenario: Scenario): number {
  const paid = simulatePaid(scenario, OPTIONS);
  return Math.round(paid[paid.length >> 1] ?? Number.NaN);
}

describe('one failover', () => {
  it('adds up detection, decision, promotion and reconnection', () => {
    const scenario = exactScenario({
      healthCheckOverhead: 10,
      sampleDuration: 4,
      executionStart: 1,
      confirmTask: 5,
      promotionCall: 2,
      promotion: 120,
      writerEndpoint: 8,
      serviceReconnect: 5,
      clientRetry: 3,
    });

    expect(paidSeconds(scenario)).toBe(30 + 10 + 60 + 4 + 1 + 5 + 2 + 120 + 8 + 5 + 3);
  });

  it('waits for the slower of promotion and capacity, which run side by side', () => {
    const tasks = { scaleCall: 2, taskStart: 60, taskBoot: 30, targetRegistration: 8 };

    expect(paidSeconds(exactScenario({ promotion: 120, ...tasks }))).toBe(90 + 120);
    expect(paidSeconds(exactScenario({ promotion: 50, ...tasks }))).toBe(90 + 100);
  });

  it.each([
    ['first bad sample', 30 + 150],
    ['with promotion', 90 + 150],
    ['after promotion', 90 + 120 + 150],
  ] as const)('capacity asked for at %s', (capacityStart, expected) => {
    const scenario = exactScenario({ promotion: 120, taskStart: 150 }, { capacityStart });

    expect(paidSeconds(scenario)).toBe(Math.max(expected, 90 + 120));
  });

  it('moves DNS with the health check, long before the latch', () => {
    const slow = { promotion: 120, verifyTask: 30, latchToDns: 100, clientDns: 60 };

    expect(paidSeconds(exactScenario(slow))).toBe(90 + 120);
    expect(paidSeconds(exactScenario(slow, { dnsMovedBy: 'latch' }))).toBeGreaterThanOrEqual(
      90 + 120 + 30 + 100 + 60,
    );
  });

  it('waits for clients that keep the old answer for long', () => {
    expect(paidSeconds(exactScenario({ promotion: 120, clientDns: 400 }))).toBe(30 + 400);
  });

  it('waits for an approval', () => {
    const scenario = exactScenario({ promotion: 120 }, { approval: constant(900) });

    expect(paidSeconds(scenario)).toBe(90 + 900 + 120);
  });

  describe('whose promotion does not come', () => {
    const { settings } = exactScenario({});
    const standingIn = { settings: { ...settings, standInAfterSeconds: 360 } };
    const slow = { promotion: 7200, standInOpens: 5 };

    it('is over when payments are taken in', () => {
      const { criticalBranches, standInShare } = simulate(exactScenario(slow, standingIn), OPTIONS);

      expect(paidSeconds(exactScenario(slow, standingIn))).toBe(90 + 365);
      expect(criticalBranches['stand-in']).toBe(1);
      expect(standInShare).toBe(1);
    });

    it('is over with the database when that is sooner', () => {
      const { standInShare } = simulate(exactScenario({ promotion: 120 }, standingIn), OPTIONS);

      expect(paidSeconds(exactScenario({ promotion: 120 }, standingIn))).toBe(90 + 120);
      expect(standInShare).toBe(0);
    });

    it('still waits for DNS and capacity', () => {
      expect(paidSeconds(exactScenario({ ...slow, clientDns: 800 }, standingIn))).toBe(30 + 800);
      expect(paidSeconds(exactScenario({ ...slow, taskStart: 900 }, standingIn))).toBe(90 + 900);
    });

    it.each([
      ['switched off', {}],
      ['impossible', { ...standingIn, standInFailureShare: 1 }],
    ])('waits for the database where standing in is %s', (_, changes) => {
      expect(paidSeconds(exactScenario(slow, changes))).toBe(90 + 7200);
    });

    it('is not proved before the database writes', () => {
      const { verified } = simulate(exactScenario(slow, standingIn), OPTIONS);

      expect(Math.round(verified[0] ?? Number.NaN)).toBe(90 + 7200);
    });
  });

  it('proves itself with a payment only after the fence has ended', () => {
    const scenario = exactScenario({ promotion: 1, verifyTask: 10 });

    const { verified } = simulate(scenario, OPTIONS);

    expect(Math.round(verified[0] ?? Number.NaN)).toBe(90 + 20 + 10);
  });
});

describe('many failovers', () => {
  const spread = exactScenario(
    {},
    { durations: { ...exactScenario({}).durations, promotion: uniform(60, 1500) } },
  );

  it('give the same figures for the same seed, and others for another', () => {
    const first = simulatePaid(spread, OPTIONS);

    expect(simulatePaid(spread, OPTIONS)).toEqual(first);
    expect(simulatePaid(spread, { ...OPTIONS, seed: 2 })).not.toEqual(first);
  });

  it('give the same figures whether or not the stages are counted', () => {
    const { paid } = simulate(spread, OPTIONS);

    expect(simulatePaid(spread, OPTIONS)).toEqual(paid);
  });

  it('name the promotion as the long pole when it is what takes long', () => {
    const { longPoles, criticalBranches } = simulate(spread, { ...OPTIONS, runs: 500 });

    const promotion = longPoles.find(({ stage }) => stage === 'promotion');

    expect(criticalBranches.database).toBe(1);
    expect(promotion?.criticalShare).toBe(1);
    expect(promotion?.longestWhenLateShare).toBe(1);
  });

  it('are slower when every task draws for itself', () => {
    const tasks = exactScenario(
      {},
      { durations: { ...exactScenario({}).durations, taskStart: uniform(50, 120) } },
    );

    const batch = simulatePaid(tasks, { runs: 2000, seed: 1 });
    const each = simulatePaid({ ...tasks, taskDraws: 'each task' }, { runs: 2000, seed: 1 });

    expect(each[1000]).toBeGreaterThan(batch[1000] ?? Number.NaN);
  });
});
