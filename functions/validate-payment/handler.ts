import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { LambdaContext } from '../shared/lambda-context';
import { toAnswer } from './answer';
import type { ValidatePaymentConfig } from './config';
import { logVerdict } from './log-verdict';
import type { ValidatePaymentResult } from './result';
import { validatePayment } from './validate-payment';

export interface HandlerDependencies {
  readonly config: ValidatePaymentConfig;
  readonly clock: () => Date;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

export type ValidatePaymentHandler = (
  event: unknown,
  context: LambdaContext,
) => Promise<ValidatePaymentResult>;

const METRIC_NAMES = { accepted: 'PaymentAccepted', rejected: 'PaymentRejected' } as const;

/**
 * The Lambda handler over what it needs from outside. A rejection is an answer;
 * the invocation fails only when the function itself does.
 */
export const createHandler =
  ({ config, clock, logger, metrics }: HandlerDependencies): ValidatePaymentHandler =>
  async (event, context) => {
    logger.resetKeys();
    logger.addContext(context);
    metrics.captureColdStartMetric(context.functionName);

    const verdict = validatePayment(event, { limits: config.limits, now: clock() });

    logVerdict(logger, verdict);
    metrics.addMetric(METRIC_NAMES[verdict.outcome], MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
    return toAnswer(verdict, { region: config.region, requestId: context.awsRequestId });
  };
