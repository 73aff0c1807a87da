import { createHash } from 'node:crypto';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Verdict } from './validate-payment';

/** One line per payment: what was decided and why, correlated by the payment's reference. */
export function logVerdict(logger: Logger, verdict: Verdict): void {
  const { idempotencyKey, merchantId, paymentReference } = verdict.identifiers;
  logger.setCorrelationId(paymentReference);
  logger.appendKeys({
    merchant_id: merchantId,
    idempotency_key_hash: idempotencyKey && hashKey(idempotencyKey),
  });
  switch (verdict.outcome) {
    case 'accepted':
      logger.info('Payment accepted', {
        currency: verdict.amount.currency,
        payment_method: verdict.paymentMethod,
      });
      break;
    case 'rejected':
      logger.info('Payment rejected', {
        violations: verdict.violations.map(({ field, code }) => ({ field, code })),
      });
      break;
  }
}

/** Whoever holds an idempotency key can ask for the payment's answer; a hash correlates as well. */
const hashKey = (idempotencyKey: string): string =>
  createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 16);
