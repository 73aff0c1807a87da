import { constant, type Distribution } from '../../../scripts/rto/distribution';
import type { Scenario } from '../../../scripts/rto/model/scenario';
import { PRIORS, type PriorName } from '../../../scripts/rto/priors';

const INSTANT = Object.fromEntries(
  Object.keys(PRIORS).map((name) => [name, constant(0)]),
) as Record<PriorName, Distribution>;

/**
 * Everything takes exactly as long as a test says, else no time. Health checks
 * turn at 30 s, and samples are so dense that the watcher adds only its
 * confirmation of 60 s: the decision falls at 90 s.
 */
export function exactScenario(
  seconds: Partial<Record<PriorName, number>>,
  changes: Partial<Scenario> = {},
): Scenario {
  const durations = Object.fromEntries(
    Object.entries(seconds).map(([name, value]) => [name, constant(value)]),
  );
  return {
    settings: {
      healthCheckIntervalSeconds: 10,
      healthCheckFailureThreshold: 3,
      watchPeriodSeconds: 60,
      watchDeadlineSeconds: 60,
      sampleIntervalSeconds: 0.01,
      confirmationSeconds: 60,
      minSamples: 5,
      maxSampleGapSeconds: 45,
      promotionPollSeconds: 5,
      fenceTimeoutSeconds: 20,
      targetCheckIntervalSeconds: 0,
      targetHealthyThreshold: 2,
      tasksToStart: 8,
      standInAfterSeconds: 0,
    },
    durations: { ...INSTANT, ...durations },
    unknownSampleShare: 0,
    capacityStart: 'with promotion',
    taskDraws: 'batch',
    dnsMovedBy: 'health check or latch',
    approval: undefined,
    standInFailureShare: 0,
    ...changes,
  };
}
