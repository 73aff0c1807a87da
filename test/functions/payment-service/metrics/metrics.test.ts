import { EmbeddedMetrics } from '../../../../functions/payment-service/metrics/embedded-metrics';
import { Metrics } from '../../../../functions/payment-service/metrics/metrics';
import { toPrometheusText } from '../../../../functions/payment-service/metrics/prometheus-text';

let metrics: Metrics;
let embedded: EmbeddedMetrics;

beforeEach(() => {
  metrics = new Metrics();
  embedded = new EmbeddedMetrics(metrics, { namespace: 'Payments/Service', environment: 'test' });
});

const nextLine = () => JSON.parse(embedded.nextLine(1_000));

const namesIn = (line: ReturnType<typeof nextLine>): string[] =>
  line._aws.CloudWatchMetrics[0].Metrics.map(({ Name }: { Name: string }) => Name);

it('tells CloudWatch what was counted since the last line', () => {
  metrics.count('PaymentsTaken');
  metrics.count('PaymentsTaken');
  const first = nextLine();
  metrics.count('PaymentsTaken');

  expect(first).toMatchObject({
    PaymentsTaken: 2,
    Environment: 'test',
    _aws: { Timestamp: 1_000 },
  });
  expect(nextLine()).toMatchObject({ PaymentsTaken: 1 });
});

it('leaves a gauge out that is not known, rather than call it zero', () => {
  metrics.gauge('TransactionLogLagMs', 12);
  const known = nextLine();
  metrics.gauge('TransactionLogLagMs', undefined);
  const unknown = nextLine();

  expect(namesIn(known)).toContain('TransactionLogLagMs');
  expect(namesIn(unknown)).not.toContain('TransactionLogLagMs');
  expect(unknown).not.toHaveProperty('TransactionLogLagMs');
  expect(toPrometheusText(metrics)).not.toContain('transaction_log_lag_ms');
});

it('tells Prometheus the same numbers since the start', () => {
  metrics.count('PaymentsTaken');
  nextLine();
  metrics.gauge('ExposedPayments', 3);

  const text = toPrometheusText(metrics);

  expect(text).toContain('\npayment_service_payments_taken_total 1\n');
  expect(text).toContain('\npayment_service_exposed_payments 3\n');
});
