import { parseDecimalAmount, toMinorUnits } from '../../validate-payment/decimal-amount';
import { CURRENCIES } from '../../validate-payment/iso-4217';
import type { Money } from '../../validate-payment/result';
import type { PaymentBody } from '../payments/payment-request';
import type { AcceptedVerdict } from './validator';

/**
 * Whether a verdict is one about this very payment: what is booked is what the answer says, and the
 * answer may be of another version of the function, which knows a currency by other decimals.
 */
export function isAbout(
  { amount, currency, paymentMethod: asked }: PaymentBody,
  { amount: accepted, paymentMethod }: AcceptedVerdict,
): boolean {
  const lastCharacters = asked.type === 'card' ? asked.number.slice(-4) : asked.iban.slice(-4);
  return (
    paymentMethod.type === asked.type &&
    paymentMethod.last4 === lastCharacters &&
    isSameMoney(amount, currency, accepted)
  );
}

function isSameMoney(amount: string, code: string, { currency, minorUnits }: Money): boolean {
  const known = CURRENCIES.get(code);
  const parsed = parseDecimalAmount(amount);
  if (known === undefined || parsed === undefined) return false;
  const asked = toMinorUnits(parsed, known);
  return currency === code && asked.kind === 'exact' && asked.minorUnits === minorUnits;
}
