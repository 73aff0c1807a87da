import type { Value } from '../cfn/value';

/** Seconds one data point stands for. Alarms on what others publish take multiples of a minute. */
export type PeriodSeconds = 60 | 300;

/** Statistics of a metric; `p99` is the value that 99 % of the samples stay below. */
export type Statistic = 'Average' | 'Maximum' | 'Minimum' | 'Sum' | 'p99';

/** One time series in CloudWatch, and how its samples become one number per period. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, Value<string>>>;
  readonly statistic: Statistic;
  readonly periodSeconds: PeriodSeconds;
}

/** A number computed out of several metrics of one region. */
export interface MetricExpression {
  /** CloudWatch metric math over the keys of `metrics`. */
  readonly expression: string;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/**
 * `errors` per hundred `events`. Fewer events than `fewEvents` count as that
 * many, so that a single error in a quiet minute is not 100 %.
 *
 * A minute can have errors and no events: a load balancer without healthy
 * targets counts what it refuses as no request. Arithmetic takes missing values
 * for 0, `IF` has no result for a missing condition; adding the errors times
 * zero gives such a minute its result:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function errorPercent(errors: Metric, events: Metric, fewEvents: number): MetricExpression {
  const total = '(events + errors * 0)';
  return {
    expression: `100 * errors / IF(${total} > ${fewEvents}, ${total}, ${fewEvents})`,
    metrics: { errors, events },
  };
}
