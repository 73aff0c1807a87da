import { Metrics } from '@aws-lambda-powertools/metrics';

/**
 * CloudWatch metrics in embedded metric format, written to the log: nothing on
 * the request path calls CloudWatch. Namespace and the one dimension, `service`,
 * come from POWERTOOLS_METRICS_NAMESPACE and POWERTOOLS_SERVICE_NAME.
 *
 * Every further dimension value is a metric of its own, billed as one; details
 * belong in the log.
 */
export function createMetrics(): Metrics {
  return new Metrics();
}
