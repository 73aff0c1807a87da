import type { Value } from '../../cfn/value';
import type { Metric, Statistic } from '../../monitoring/metric';

/**
 * Metrics of a function over all its versions.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export function lambdaMetrics(functionName: Value<string>) {
  const metric = (name: string, statistic: Statistic): Metric => ({
    namespace: 'AWS/Lambda',
    name,
    dimensions: { FunctionName: functionName },
    statistic,
    periodSeconds: 60,
  });
  return {
    invocations: metric('Invocations', 'Sum'),
    errors: metric('Errors', 'Sum'),
    /** Refused for want of concurrency; counted neither as invocations nor as errors. */
    throttles: metric('Throttles', 'Sum'),
    /** Without the cold start. */
    durationMs: metric('Duration', 'p99'),
  };
}
