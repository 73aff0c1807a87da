import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { describeFailure } from '../shared/describe-failure';
import type { LambdaContext } from '../shared/lambda-context';
import { toAnswer } from './answer';
import type { ValidatePaymentConfig } from './config';
import { logVerdict } from './log-verdict';
import { isResult, type PeerFunction } from './peer';
import { forwardedEvent, readRequest } from './request';
import type { ValidatePaymentResult } from './result';
import { type ValidationRules, type Verdict, validatePayment } from './validate-payment';

export interface HandlerDependencies {
  readonly config: ValidatePaymentConfig;
  readonly clock: () => Date;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly peer: PeerFunction;
  /** Decides about a payment; what it stands on may fail. @default validatePayment */
  readonly validate?: (payment: unknown, rules: ValidationRules) => Verdict;
}

export type ValidatePaymentHandler = (
  event: unknown,
  context: LambdaContext,
) => Promise<ValidatePaymentResult>;

const METRIC_NAMES = { accepted: 'PaymentAccepted', rejected: 'PaymentRejected' } as const;

/**
 * The Lambda handler over what it needs from outside. A rejection is an answer; the invocation
 * fails only when the function itself does, here and in the other region.
 *
 * The other region is asked when the caller says so, and when this function can't decide. Either
 * way once at most: what was passed on isn't passed on again.
 */
export const createHandler =
  ({
    config,
    clock,
    logger,
    metrics,
    peer,
    validate = validatePayment,
  }: HandlerDependencies): ValidatePaymentHandler =>
  async (event, context) => {
    logger.resetKeys();
    logger.addContext(context);
    metrics.captureColdStartMetric(context.functionName);
    const { payment, validateIn, forwardedFrom } = readRequest(event);
    const mayForward = forwardedFrom === undefined;

    const decideHere = (): ValidatePaymentResult => {
      const verdict = validate(payment, { limits: config.limits, now: clock() });
      logVerdict(logger, verdict);
      metrics.addMetric(METRIC_NAMES[verdict.outcome], MetricUnit.Count, 1);
      return toAnswer(verdict, { region: config.region, requestId: context.awsRequestId });
    };
    const askPeer = async (): Promise<ValidatePaymentResult> => {
      const answer = await peer.invoke(forwardedEvent(payment, config.region));
      if (!isResult(answer)) throw new Error('the other region answered something else');
      logger.info('Payment forwarded', { validated_in: answer.region });
      metrics.addMetric('PaymentForwarded', MetricUnit.Count, 1);
      return answer;
    };
    const [first, second] =
      validateIn === 'peer' && mayForward ? [askPeer, decideHere] : [decideHere, askPeer];
    try {
      return await first();
    } catch (error) {
      if (!mayForward) throw error;
      logger.warn('Asking the other way', { failure: describeFailure(error) });
      return await second();
    } finally {
      metrics.publishStoredMetrics();
    }
  };
