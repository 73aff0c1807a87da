import { containsPaymentCredential } from '../shared/payment-credentials';
import { type Checked, reject } from './checked';
import { type LocatedObject, pointerTo, readString } from './fields';

/** What identifies a payment, and what its values may look like. */
const RULES = {
  merchantId: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
    message: 'must be 1 to 64 of A-Z a-z 0-9 . _ : - and begin with a letter or digit',
  },
  paymentReference: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
    message: 'must be 1 to 64 of A-Z a-z 0-9 . _ : - and begin with a letter or digit',
  },
  /**
   * The value of the `Idempotency-Key` header without its quotes. The IETF draft
   * (draft-ietf-httpapi-idempotency-key-header) makes it a structured-field
   * string, hence ASCII, and recommends a UUID; it leaves the length to the
   * server. 255 is what payment APIs commonly take. Space is left out because
   * proxies and people trim it.
   */
  idempotencyKey: {
    pattern: /^[\x21-\x7E]{1,255}$/,
    message: 'must be 1 to 255 visible ASCII characters',
  },
} as const;

/**
 * An identifier of the payment. Identifiers are stored, indexed and logged, so
 * one that carries a card number or an IBAN is refused.
 */
export function checkIdentifier(payment: LocatedObject, name: keyof typeof RULES): Checked<string> {
  const identifier = readString(payment, name);
  if (!identifier.valid) return identifier;
  const { pattern, message } = RULES[name];
  if (!pattern.test(identifier.value)) {
    return reject(pointerTo(payment, name), 'invalid_format', message);
  }
  return containsPaymentCredential(identifier.value)
    ? reject(
        pointerTo(payment, name),
        'contains_payment_credential',
        'must not contain a card or account number',
      )
    : identifier;
}
