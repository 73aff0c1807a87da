import { parsePaymentLimits } from '../../../functions/validate-payment/payment-limits';
import type { Violation, ViolationCode } from '../../../functions/validate-payment/result';
import {
  type ValidationRules,
  type Verdict,
  validatePayment,
} from '../../../functions/validate-payment/validate-payment';

export const CARD = {
  type: 'card',
  number: '4242424242424242',
  expiryMonth: 12,
  expiryYear: 2027,
  cvc: '123',
};

export const BANK_ACCOUNT = { type: 'iban', iban: 'GB82WEST12345698765432' };

export const PAYMENT = {
  idempotencyKey: '8e03978e-40d5-43e8-bc93-6894a57f9324',
  merchantId: 'merchant-17',
  paymentReference: 'ORDER-2026-000123',
  amount: '10.50',
  currency: 'USD',
  paymentMethod: CARD,
};

export const RULES: ValidationRules = {
  limits: parsePaymentLimits('{"default":"10000","USD":"50000","JPY":"5000000"}'),
  now: new Date('2026-11-15T10:00:00Z'),
};

/** The payment with members replaced, or removed where the replacement is undefined. */
export const paymentWith = (changes: Readonly<Record<string, unknown>>): unknown =>
  JSON.parse(JSON.stringify({ ...PAYMENT, ...changes }));

export const validate = (event: unknown, rules: Partial<ValidationRules> = {}): Verdict =>
  validatePayment(event, { ...RULES, ...rules });

/** `field code` of each violation; empty for an accepted payment. */
export const violationsIn = (
  event: unknown,
  rules: Partial<ValidationRules> = {},
): readonly `${string} ${ViolationCode}`[] => {
  const verdict = validate(event, rules);
  const violations: readonly Violation[] = verdict.outcome === 'rejected' ? verdict.violations : [];
  return violations.map(({ field, code }) => `${field} ${code}` as const);
};
