import { isObject, type JsonObject } from '../../shared/state/guards';
import type { MaskedPaymentMethod, Money, Violation } from '../../validate-payment/result';
import type { ValidationVerdict } from './validator';

/**
 * Reads the answer of `validate-payment`. Undefined when it isn't one: the function in the other
 * region may be of another version, and what isn't understood must not become a payment.
 */
export function readAnswer(answer: unknown): ValidationVerdict | undefined {
  if (!isObject(answer) || typeof answer.region !== 'string') return undefined;
  const { region } = answer;
  switch (answer.outcome) {
    case 'accepted': {
      const amount = readMoney(answer.amount);
      const paymentMethod = readPaymentMethod(answer.paymentMethod);
      return amount && paymentMethod && { kind: 'accepted', region, amount, paymentMethod };
    }
    case 'rejected':
      return Array.isArray(answer.violations) && answer.violations.every(isViolation)
        ? { kind: 'rejected', region, violations: answer.violations }
        : undefined;
    default:
      return undefined;
  }
}

function readMoney(value: unknown): Money | undefined {
  if (!isObject(value)) return undefined;
  const { currency, minorUnits } = value;
  return typeof currency === 'string' && Number.isSafeInteger(minorUnits)
    ? { currency, minorUnits: Number(minorUnits) }
    : undefined;
}

/** Member by member, so that nothing else an answer may hold is ever stored. */
export function readPaymentMethod(value: unknown): MaskedPaymentMethod | undefined {
  if (!isObject(value) || typeof value.last4 !== 'string' || value.last4.length > 4) {
    return undefined;
  }
  const { last4 } = value;
  switch (value.type) {
    case 'card':
      return typeof value.brand === 'string'
        ? { type: 'card', brand: value.brand, last4 }
        : undefined;
    case 'iban':
      return typeof value.country === 'string'
        ? { type: 'iban', country: value.country, last4 }
        : undefined;
    default:
      return undefined;
  }
}

const isViolation = (value: unknown): value is Violation =>
  isObject(value) && VIOLATION_MEMBERS.every((member) => isText(value, member));

const VIOLATION_MEMBERS = ['field', 'code', 'message'] as const;

const isText = (object: JsonObject, member: string): boolean => typeof object[member] === 'string';
