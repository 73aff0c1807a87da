import { Observations } from '../../../../scripts/drill/observe/observations';
import { phasesOf } from '../../../../scripts/drill/observe/phases';
import { failover } from '../support/history';

const BUDGETS = { healthCheckMs: 40_000, confirmationMs: 60_000, ttlMs: 60_000 };

function observed(): Observations {
  const history = failover();
  const observations = new Observations();
  observations.payments.push(...history.payments);
  observations.faults.push(...history.faults);
  observations.writerChanges.push(...history.writerChanges);
  for (const operation of history.operations)
    observations.operations.set('dr failover-1', operation);
  observations.health.writer.push({ atMs: 0, value: true }, { atMs: 38_000, value: false });
  observations.dns.push({ atMs: 0, value: 'primary' }, { atMs: 39_000, value: 'dr' });
  observations.resolutions.push({
    kind: 'resolution',
    client: 0,
    atMs: 62_000,
    addresses: ['192.0.2.1'],
    ttlSeconds: 60,
  });
  for (const [phase, atMs] of [
    ['verified', 64_000],
    ['latched', 66_000],
    ['serving', 68_000],
  ] as const) {
    observations.phases.push({ operation: 'dr failover-1', phase, atMs });
  }
  return observations;
}

test('the way from the loss to clients that pay again is told in stretches', () => {
  const phases = phasesOf(observed(), BUDGETS).map(({ phase, startedAtMs, endedAtMs }) => [
    phase,
    startedAtMs,
    endedAtMs,
  ]);

  expect(phases).toEqual([
    ['detect-health-check', 10_000, 38_000],
    ['detect-confirm', 38_000, 59_000],
    ['start', 59_000, 60_000],
    ['promote', 60_000, 61_000],
    ['verify', 61_000, 64_000],
    ['latch', 64_000, 66_000],
    ['serve', 66_000, 68_000],
    ['dns-flip', 10_000, 39_000],
    ['dns-cache', 39_000, 62_000],
    ['clients', 11_000, 63_100],
  ]);
});

test('what was not seen to end has no end, and what never began is left out', () => {
  const observations = observed();
  observations.writerChanges.length = 0;
  observations.operations.clear();

  expect(phasesOf(observations, BUDGETS)).toMatchObject([
    { phase: 'detect-health-check', endedAtMs: 38_000 },
    { phase: 'detect-confirm', endedAtMs: null },
  ]);
});
