import { maskPaymentCredentials } from '../shared/payment-credentials';
import type { AnswerOrigin, PaymentIdentifiers, ValidatePaymentResult } from './result';
import type { Verdict } from './validate-payment';

/** What the payment service is told: the verdict, and where and on which request it was given. */
export function toAnswer(verdict: Verdict, origin: AnswerOrigin): ValidatePaymentResult {
  switch (verdict.outcome) {
    case 'accepted':
      return {
        outcome: 'accepted',
        ...origin,
        merchantId: maskPaymentCredentials(verdict.identifiers.merchantId),
        paymentReference: maskPaymentCredentials(verdict.identifiers.paymentReference),
        amount: verdict.amount,
        paymentMethod: verdict.paymentMethod,
      };
    case 'rejected':
      return {
        outcome: 'rejected',
        ...origin,
        ...maskIdentifiers(verdict.identifiers),
        violations: verdict.violations,
      };
  }
}

const maskIdentifiers = ({
  merchantId,
  paymentReference,
}: Partial<PaymentIdentifiers>): Partial<PaymentIdentifiers> => ({
  ...(merchantId && { merchantId: maskPaymentCredentials(merchantId) }),
  ...(paymentReference && { paymentReference: maskPaymentCredentials(paymentReference) }),
});
