import { COUNTER_NAMES, type CounterName, GAUGE_NAMES, type Metrics } from './metrics';
import { PAYMENTS_DIMENSION } from './namespace';

export interface EmbeddedMetricsOptions {
  readonly namespace: string;
  readonly environment: string;
}

/**
 * Writes metrics in CloudWatch's embedded metric format: a line of the log that CloudWatch Logs
 * makes metrics of, so that nothing here calls CloudWatch. One dimension; each further value of one
 * is billed as a metric of its own.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export class EmbeddedMetrics {
  private readonly reported = new Map<CounterName, number>();

  constructor(
    private readonly metrics: Metrics,
    private readonly options: EmbeddedMetricsOptions,
  ) {}

  /** Counts since the last line, and gauges as they are. */
  nextLine(nowMs: number): string {
    const counts = COUNTER_NAMES.map((name) => [name, this.sinceLastLine(name)] as const);
    const gauges = GAUGE_NAMES.flatMap((name) => {
      const value = this.metrics.measured(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const definitions = [
      ...counts.map(([Name]) => ({ Name, Unit: 'Count' })),
      ...gauges.map(([Name]) => ({
        Name,
        Unit: Name.endsWith('Ms') ? 'Milliseconds' : 'Count',
      })),
    ];
    const { namespace, environment } = this.options;
    return JSON.stringify({
      _aws: {
        Timestamp: nowMs,
        CloudWatchMetrics: [
          { Namespace: namespace, Dimensions: [[PAYMENTS_DIMENSION]], Metrics: definitions },
        ],
      },
      [PAYMENTS_DIMENSION]: environment,
      ...Object.fromEntries([...counts, ...gauges]),
    });
  }

  private sinceLastLine(name: CounterName): number {
    const total = this.metrics.counted(name);
    const before = this.reported.get(name) ?? 0;
    this.reported.set(name, total);
    return total - before;
  }
}
