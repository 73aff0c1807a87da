import { alarm, resource } from './deployed';

describe('alarms on the validator', () => {
  it('compare errors with invocations, so that one bad payment at night wakes nobody', () => {
    const { Metrics, Threshold } = alarm('primary', 'validate-payment-errors') as {
      Metrics: { MetricStat?: { Metric: { MetricName: string } } }[];
      Threshold: number;
    };

    const inputs = Metrics.flatMap(({ MetricStat }) => MetricStat ?? []);
    expect(inputs.map(({ Metric }) => Metric.MetricName)).toEqual(['Errors', 'Invocations']);
    expect(Threshold).toBe(1);
  });

  it('warn before the time-out of the function, in milliseconds', () => {
    const timeoutMs = Number(resource('primary', 'ValidatePayment').Timeout) * 1000;

    const { MetricName, ExtendedStatistic, Threshold } = alarm(
      'primary',
      'validate-payment-duration',
    );

    expect([MetricName, ExtendedStatistic]).toEqual(['Duration', 'p99']);
    expect(Threshold).toBe((timeoutMs * 4) / 5);
  });

  it('notice refused validations, which count neither as errors nor as invocations', () => {
    expect(alarm('dr', 'validate-payment-throttles')).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Throttles',
      Dimensions: [{ Name: 'FunctionName', Value: 'validate-payment-prod' }],
      Statistic: 'Sum',
      Threshold: 0,
      TreatMissingData: 'notBreaching',
    });
  });
});
