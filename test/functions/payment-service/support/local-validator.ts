import { readAnswer } from '../../../../functions/payment-service/validation/answer';
import type { PaymentValidator } from '../../../../functions/payment-service/validation/validator';
import { toAnswer } from '../../../../functions/validate-payment/answer';
import { parsePaymentLimits } from '../../../../functions/validate-payment/payment-limits';
import { validatePayment } from '../../../../functions/validate-payment/validate-payment';

const LIMITS = parsePaymentLimits('{"default":"10000"}');

/** The real rules of `validate-payment`, without Lambda in between. */
export const localValidator = (region = 'us-east-1'): PaymentValidator => ({
  async validate(payment) {
    const verdict = validatePayment(payment, { limits: LIMITS, now: new Date('2026-06-01') });
    return readAnswer(toAnswer(verdict, { region, requestId: 'local' })) ?? { kind: 'unavailable' };
  },
});
