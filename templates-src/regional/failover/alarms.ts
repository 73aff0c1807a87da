import { FAILOVER_LATCH } from '../../latch';
import type { AlarmDefinition } from '../../monitoring/alarm';
import type { RegionalContext } from '../context';
import { failoverMetrics, stateMachineMetrics } from '../metrics/failover';
import { lambdaMetrics } from '../metrics/lambda';
import type { RegionalResources } from '../resources';

/** They page, and start nothing: a failover is started by the watcher alone. */
export function failoverAlarms(
  { parameters }: RegionalContext,
  { failover }: RegionalResources,
): AlarmDefinition[] {
  const metrics = failoverMetrics(parameters.EnvironmentSuffix);
  return [
    {
      watches: 'region-watch',
      severity: 'critical',
      meaning:
        'Nobody watches the other region from here: if it is lost now, no failover starts by itself.',
      firstStep:
        'Read the log of region-watch, and look at its schedule. Until it runs, watch the other region yourself.',
      metric: metrics.watchRan,
      breach: { below: 1 },
      sustained: { periods: 3, outOf: 3 },
      // A watcher that is gone says nothing. That is no verdict on the region it watched.
      missingData: 'breaching',
    },
    {
      watches: 'failover-decision',
      severity: 'critical',
      meaning:
        'Something is wrong that the watcher does not fail over for: signals that disagree, a lag beyond the RPO, or a standby that is not ready.',
      firstStep:
        'Read the reason in the notification of region-watch. If the other region is lost: dr-cli failover --unplanned.',
      metric: metrics.decisionHold,
      breach: { atLeast: 1 },
      sustained: { periods: 2, outOf: 3 },
      missingData: 'notBreaching',
    },
    executionAlarm('failover', failover.failoverMachine),
    executionAlarm('switchover', failover.switchoverMachine),
    {
      watches: 'payments-unprotected',
      severity: 'critical',
      meaning:
        'Payments have no standby: since the last failover the two databases have not been in sync again.',
      firstStep:
        'Look at the resynchronisation of the old primary. Until it is over a second loss cannot be failed over.',
      metric: metrics.unprotectedSeconds,
      breach: { above: 0 },
      sustained: { periods: 5, outOf: 5 },
      missingData: 'notBreaching',
    },
    {
      watches: 'lost-writes-search',
      severity: 'warning',
      meaning:
        'The failover function has failed minute after minute for over an hour. What an old primary had not replicated is not searched for then, and goes with the backups of its cluster.',
      firstStep: 'Read the log of the failover function, task copy-lost-writes-snapshot.',
      metric: lambdaMetrics(failover.failoverFunction.functionName).errors,
      breach: { above: 0 },
      // The search is the one task that runs every minute. A task that an operation asks for again
      // fails meanwhile; all those of one operation are over in less than an hour: some 10 min until
      // tasks run, 18 for a payment and 10 for the traffic when nothing answers. Whoever resumes it
      // three times in a row gets this warning too. A schedule that doesn't run is not seen here.
      sustained: { periods: 75, outOf: 90 },
      missingData: 'notBreaching',
    },
  ];
}

/** However an execution ended that did not succeed. */
function executionAlarm(
  kind: 'failover' | 'switchover',
  machine: RegionalResources['failover']['failoverMachine'],
): AlarmDefinition {
  const { failed, timedOut, aborted } = stateMachineMetrics(machine);
  return {
    watches: `${kind}-execution`,
    severity: 'critical',
    meaning: `A ${kind} has ended before its last step.`,
    firstStep: 'Read the notification of the step that failed, and resume: dr-cli resume.',
    metric: { expression: 'failed + timedOut + aborted', metrics: { failed, timedOut, aborted } },
    breach: { above: 0 },
    sustained: { periods: 1, outOf: 1 },
    missingData: 'notBreaching',
  };
}

/**
 * What the health check of the PRIMARY record watches, in the DR region. Route 53 takes period,
 * statistic and threshold from the alarm and reads the metric itself, so one period counts, and
 * whoever changes this alarm has to update the health check with it.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html
 */
export function latchAlarm({ parameters }: RegionalContext): AlarmDefinition {
  return {
    watches: FAILOVER_LATCH,
    severity: 'warning',
    meaning: 'DNS is held at this region, which has taken over, until somebody switches back.',
    firstStep:
      'Expected after a failover. When the other region is in sync again: dr-cli failback.',
    metric: failoverMetrics(parameters.EnvironmentSuffix).latch,
    breach: { atLeast: 1 },
    sustained: { periods: 1, outOf: 1 },
    missingData: 'notBreaching',
  };
}
