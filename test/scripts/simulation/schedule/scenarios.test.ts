import { allScenarios, scheduleOf } from '../../../../scripts/simulation/schedule/chaos';

describe('scenarios', () => {
  test('each has a name of its own', () => {
    const names = allScenarios.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
  });

  test.each(allScenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s is the same for the same seed, and has faults',
    (_, scenario) => {
      const schedule = scheduleOf(scenario, 5);

      expect(scheduleOf(scenario, 5)).toEqual(schedule);
      expect(schedule.faults.length).toBeGreaterThan(0);
    },
  );
});
