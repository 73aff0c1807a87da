import { checkAmount } from './amount';
import { type Checked, violationsOf } from './checked';
import { checkCurrency } from './currency';
import type { LocatedObject } from './fields';
import type { PaymentLimits } from './payment-limits';
import type { Money } from './result';

/** `amount` and `currency` together: decimals and limit of the one depend on the other. */
export function checkMoney(payment: LocatedObject, limits: PaymentLimits): Checked<Money> {
  const currency = checkCurrency(payment, limits);
  const amount = checkAmount(payment, currency.valid ? currency.value : undefined);
  return currency.valid && amount.valid && amount.value !== undefined
    ? { valid: true, value: amount.value }
    : { valid: false, violations: violationsOf(amount, currency) };
}
