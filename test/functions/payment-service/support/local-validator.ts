import { readAnswer } from '../../../../functions/payment-service/validation/answer';
import type { PaymentValidator } from '../../../../functions/payment-service/validation/validator';
import { toAnswer } from '../../../../functions/validate-payment/answer';
import { parsePaymentLimits } from '../../../../functions/validate-payment/payment-limits';
import { validatePayment } from '../../../../functions/validate-payment/validate-payment';

const LIMITS = parsePaymentLimits('{"default":"10000"}');

/** What `validate-payment` in a region answers to an event. */
export const answerLocally = (event: unknown, region = 'us-east-1') =>
  toAnswer(validatePayment(event, { limits: LIMITS, now: new Date('2026-06-01') }), {
    region,
    requestId: 'local',
  });

/** The real rules of `validate-payment`, without Lambda in between. */
export const localValidator = (region?: string): PaymentValidator => ({
  async validate(payment) {
    return readAnswer(answerLocally(payment, region)) ?? { kind: 'unavailable' };
  },
});
