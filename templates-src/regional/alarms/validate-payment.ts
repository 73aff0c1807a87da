import type { AlarmDefinition } from '../../monitoring/alarm';
import { errorPercent } from '../../monitoring/metric';
import { lambdaMetrics } from '../metrics/lambda';
import type { RegionalResources } from '../resources';
import { VALIDATE_PAYMENT_TIMEOUT_SECONDS } from '../validate-payment/limits';

/** Percent of a minute's validations that may fail before someone looks. */
const ERROR_PERCENT = 1;

/** A minute with fewer validations counts as this many: one failure alone is at the limit, not above. */
const QUIET_MINUTE_VALIDATIONS = 100;

/** Milliseconds, four fifths of the time-out. */
const SLOW_MS = (VALIDATE_PAYMENT_TIMEOUT_SECONDS * 1000 * 4) / 5;

/** The validator of this region. While it fails, the service asks the other region's. */
export function validatePaymentAlarms({ validatePayment }: RegionalResources): AlarmDefinition[] {
  const metrics = lambdaMetrics(validatePayment.functionName);
  return [
    {
      watches: 'validate-payment-errors',
      severity: 'critical',
      meaning:
        'Over 1 % of the validations end in an error. Payments go on through the other region, slower and without a second fallback.',
      firstStep:
        'Read the log of validate-payment for the error. If it began with a deployment, deploy the release before it.',
      metric: errorPercent(metrics.errors, metrics.invocations, QUIET_MINUTE_VALIDATIONS),
      breach: { above: ERROR_PERCENT },
      sustained: { periods: 3, outOf: 5 },
      // No validation, no error. The same holds below.
      missingData: 'notBreaching',
    },
    {
      watches: 'validate-payment-throttles',
      severity: 'critical',
      meaning:
        'Lambda refuses validations: the concurrency of this region or of the function is used up.',
      firstStep:
        'Look for the function that takes the concurrency, and raise the quota. Quotas are per region: check the other one too.',
      metric: metrics.throttles,
      breach: { above: 0 },
      sustained: { periods: 2, outOf: 5 },
      missingData: 'notBreaching',
    },
    {
      watches: 'validate-payment-duration',
      severity: 'warning',
      meaning:
        'The slowest validations come close to the time-out, after which they count as failed.',
      firstStep: 'Compare memory and duration with the last deployment.',
      metric: metrics.durationMs,
      breach: { above: SLOW_MS },
      sustained: { periods: 3, outOf: 5 },
      missingData: 'notBreaching',
    },
  ];
}
