import { COUNTER_NAMES, GAUGE_NAMES } from '../../../../functions/payment-service/metrics/metrics';
import { REPLICATION_RPO_SECONDS } from '../../../../templates-src/regional/alarms/replication';
import { alarm, alarms } from './deployed';

interface MathMetric {
  readonly Id: string;
  readonly Expression?: string;
  readonly MetricStat?: {
    readonly Metric: { readonly Namespace: string; readonly MetricName: string };
    readonly Stat: string;
  };
}

describe('alarms on what the payment service says of itself', () => {
  it('watch metrics that it writes', () => {
    const watched = [...alarms('primary').values()].flatMap(
      ({ Namespace, MetricName, Metrics }) => [
        [Namespace, MetricName],
        ...((Metrics ?? []) as MathMetric[]).map(({ MetricStat }) => [
          MetricStat?.Metric.Namespace,
          MetricStat?.Metric.MetricName,
        ]),
      ],
    );

    const names = watched
      .filter(([namespace]) => namespace === 'Payments/Service')
      .map(([, name]) => String(name));
    const written: readonly string[] = [...COUNTER_NAMES, ...GAUGE_NAMES];
    expect(names.length).toBeGreaterThanOrEqual(6);
    expect(names.filter((name) => !written.includes(name))).toEqual([]);
  });

  it.each([
    ['transaction-log-failures', 'TransactionLogFailures'],
    ['payments-outcome-unknown', 'PaymentsOutcomeUnknown'],
    ['payments-unexpected-errors', 'UnexpectedErrors'],
  ])('%s breaches with the first of a minute, and quiet is no fault', (watches, MetricName) => {
    expect(alarm('dr', watches)).toMatchObject({
      MetricName,
      Dimensions: [{ Name: 'Environment', Value: 'prod' }],
      Statistic: 'Sum',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 0,
      TreatMissingData: 'notBreaching',
    });
  });

  it('wake someone about a late transaction log before the RPO is spent', () => {
    const { Threshold, Period, EvaluationPeriods, AlarmDescription, TreatMissingData } = alarm(
      'primary',
      'transaction-log-lag',
    );

    expect(String(AlarmDescription)).toMatch(/^\[critical\]/);
    expect(
      Number(Threshold) / 1000 + Number(Period) * Number(EvaluationPeriods),
    ).toBeLessThanOrEqual(REPLICATION_RPO_SECONDS);
    // Or a standby, which writes no log, would ring for ever.
    expect(TreatMissingData).toBe('notBreaching');
  });

  it('tell a region that writes without a leader from a standby, which needs none', () => {
    const { Metrics, Threshold, ComparisonOperator } = alarm('dr', 'payments-without-leader');

    const metrics = Metrics as readonly MathMetric[];
    const inputs = metrics.flatMap(({ Id, MetricStat }) =>
      MetricStat ? [[Id, MetricStat.Metric.MetricName, MetricStat.Stat]] : [],
    );
    expect(inputs).toEqual([
      ['writes', 'RegionWrites', 'Maximum'],
      ['leads', 'TaskLeads', 'Maximum'],
    ]);
    // 1 - 1 with a leader, 1 - 0 without one, 0 - 0 at a standby.
    expect(metrics.at(-1)?.Expression).toBe('writes - leads');
    expect([ComparisonOperator, Threshold]).toEqual(['GreaterThanThreshold', 0]);
  });
});
