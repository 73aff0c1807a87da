import { FAILOVER_NAMESPACE } from '../../../functions/shared/failover-metrics';
import type { ResourceHandle } from '../../cfn/handle';
import type { Value } from '../../cfn/value';
import type { Metric, Statistic } from '../../monitoring/metric';

/** What the watcher of this region says, a value per round. The only dimension is the environment. */
export function failoverMetrics(environmentSuffix: Value<string>) {
  const metric = (name: string, statistic: Statistic): Metric => ({
    namespace: FAILOVER_NAMESPACE,
    name,
    dimensions: { Environment: environmentSuffix },
    statistic,
    periodSeconds: 60,
  });
  return {
    /** Counts rounds. Without data nobody watches. */
    watchRan: metric('WatchRan', 'Sum'),
    /** 1 where something is wrong that a failover is not the answer to. */
    decisionHold: metric('DecisionHold', 'Maximum'),
    /**
     * 1 while DNS has to answer with this region. The maximum, so that a 0 of a run that began
     * before the latch was set can't delay it.
     */
    latch: metric('FailoverLatch', 'Maximum'),
    /** Since when payments have had no standby. */
    unprotectedSeconds: metric('UnprotectedSeconds', 'Maximum'),
    /** 1 healthy, 0 not; nothing where it isn't known. The worst of the minute. */
    signals: {
      verdict: metric('SignalVerdict', 'Minimum'),
      probe: metric('SignalProbe', 'Minimum'),
      self: metric('SignalSelf', 'Minimum'),
    },
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
export function stateMachineMetrics(machine: ResourceHandle<'Arn'>) {
  const metric = (name: string): Metric => ({
    namespace: 'AWS/States',
    name,
    dimensions: { StateMachineArn: machine.ref },
    statistic: 'Sum',
    periodSeconds: 60,
  });
  return {
    failed: metric('ExecutionsFailed'),
    timedOut: metric('ExecutionsTimedOut'),
    aborted: metric('ExecutionsAborted'),
  };
}
