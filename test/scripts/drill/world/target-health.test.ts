import {
  afterCheck,
  eligible,
  NEW_TARGET,
  type TargetHealth,
} from '../../../../scripts/drill/world/target-health';

const settings = {
  path: '/health/live',
  intervalMs: 10_000,
  timeoutMs: 5_000,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
  deregistrationDelayMs: 30_000,
};

const after = (...checks: readonly boolean[]): TargetHealth =>
  checks.reduce((health, isGood) => afterCheck(health, isGood, settings), NEW_TARGET);

test('a new target is judged by its first check', () => {
  expect(after(true).state).toBe('healthy');
  expect(after(false).state).toBe('unhealthy');
});

test('after that the thresholds count, and an answer in between starts the count over', () => {
  expect(after(true, false, false).state).toBe('healthy');
  expect(after(true, false, false, true, false, false).state).toBe('healthy');
  expect(after(true, false, false, false).state).toBe('unhealthy');
  expect(after(false, true).state).toBe('unhealthy');
  expect(after(false, true, true).state).toBe('healthy');
});

test('requests go to healthy targets, to all that were checked when none is, and never to a new one', () => {
  const healthy = { health: after(true) };
  const unhealthy = { health: after(false) };
  const initial = { health: NEW_TARGET };

  expect(eligible([healthy, unhealthy, initial])).toEqual([healthy]);
  expect(eligible([unhealthy, initial])).toEqual([unhealthy]);
  expect(eligible([initial])).toEqual([]);
});
