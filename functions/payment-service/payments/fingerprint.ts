import { createHash } from 'node:crypto';
import type { CardMethod, IbanMethod, PaymentRequest } from './payment-request';

/**
 * Tells whether two requests with one key ask for the same payment
 * (draft-ietf-httpapi-idempotency-key-header-07, section 2.4).
 *
 * Of a card or account only what may be stored goes in: from the hash of a whole body a card number
 * could be found by trying, which is why PCI DSS 3.5.1.1 wants such hashes keyed. Two cards with
 * the same last four digits and expiry are therefore taken for one. That errs on the safe side:
 * the client gets the first answer, and nobody pays twice.
 */
export function fingerprint({ synthetic, body }: PaymentRequest): Buffer {
  const canonical = JSON.stringify([
    body.merchantId,
    body.paymentReference,
    body.amount,
    body.currency,
    describeMethod(body.paymentMethod),
    synthetic,
  ]);
  return createHash('sha256').update(canonical).digest();
}

function describeMethod(method: CardMethod | IbanMethod): readonly unknown[] {
  switch (method.type) {
    case 'card':
      return [method.type, method.number.slice(-4), method.expiryMonth, method.expiryYear];
    case 'iban':
      return [method.type, method.iban.slice(0, 2), method.iban.slice(-4)];
  }
}

/** What is kept of a key: whoever holds a key can ask for its payment. */
export function hashKey(idempotencyKey: string): Buffer {
  return createHash('sha256').update(idempotencyKey).digest();
}
