import type { ServiceContext } from '../../service';
import { type MetricMinute, type MetricName, metricKey, openCloudWatch } from './cloudwatch-state';

const MINUTE_MS = 60_000;
/** CloudWatch keeps minutes for 15 days; here the newest six hours are enough, and cheap to copy. */
const KEPT_MINUTES = 360;

export interface MetricValue extends MetricName {
  readonly value: number;
  readonly atMs: number;
  /** How often the value was seen; 1 where not said. */
  readonly count?: number;
}

/** Values of one minute are put together, as CloudWatch does at standard resolution. */
export function putMetric(
  context: Pick<ServiceContext, 'state' | 'region'>,
  { value, atMs, count = 1, ...metric }: MetricValue,
): void {
  const { metrics } = openCloudWatch(context.state, context.region);
  const key = metricKey(metric);
  metrics[key] ??= [];
  const minutes = metrics[key];
  const startMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  const minute = minutes.find((other) => other.startMs === startMs);
  if (minute === undefined) {
    const added = { startMs, sum: value * count, minimum: value, maximum: value, count };
    minutes.push(added);
    minutes.sort((one, other) => one.startMs - other.startMs);
    minutes.splice(0, minutes.length - KEPT_MINUTES);
    return;
  }
  minute.sum += value * count;
  minute.minimum = Math.min(minute.minimum, value);
  minute.maximum = Math.max(minute.maximum, value);
  minute.count += count;
}

export type Statistic = 'Average' | 'Minimum' | 'Maximum' | 'Sum' | 'SampleCount';

export interface Datapoint {
  /** When its period begins. */
  readonly startMs: number;
  readonly value: number;
}

export interface MetricQuery {
  readonly metric: MetricName;
  readonly statistic: Statistic;
  readonly periodMs: number;
  readonly fromMs: number;
  /** Not included. */
  readonly toMs: number;
}

/** One value for each period that has data, oldest first. */
export function datapointsOf(
  context: Pick<ServiceContext, 'state' | 'region'>,
  { metric, statistic, periodMs, fromMs, toMs }: MetricQuery,
): Datapoint[] {
  const minutes = context.state.regions[context.region]?.cloudWatch?.metrics[metricKey(metric)];
  const periods = new Map<number, MetricMinute[]>();
  for (const minute of minutes ?? []) {
    const startMs = Math.floor(minute.startMs / periodMs) * periodMs;
    if (minute.startMs >= fromMs && minute.startMs < toMs) {
      periods.set(startMs, [...(periods.get(startMs) ?? []), minute]);
    }
  }
  return [...periods].map(([startMs, inPeriod]) => ({
    startMs,
    value: statisticOf(inPeriod, statistic),
  }));
}

function statisticOf(minutes: readonly MetricMinute[], statistic: Statistic): number {
  const total = (member: 'sum' | 'count') =>
    minutes.reduce((sum, minute) => sum + minute[member], 0);
  switch (statistic) {
    case 'Average':
      return total('sum') / total('count');
    case 'Minimum':
      return Math.min(...minutes.map((minute) => minute.minimum));
    case 'Maximum':
      return Math.max(...minutes.map((minute) => minute.maximum));
    case 'Sum':
      return total('sum');
    case 'SampleCount':
      return total('count');
  }
}

const STATISTICS: readonly string[] = ['Average', 'Minimum', 'Maximum', 'Sum', 'SampleCount'];

export function isStatistic(name: string): name is Statistic {
  return STATISTICS.includes(name);
}
