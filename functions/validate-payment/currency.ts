import { accept, type Checked, reject } from './checked';
import { type LocatedObject, pointerTo, readString } from './fields';
import { CURRENCIES, type Currency } from './iso-4217';
import type { PaymentLimits } from './payment-limits';

/** A currency with what one payment in it may amount to. */
export interface AcceptedCurrency extends Currency {
  readonly maxMinorUnits: number;
}

export function checkCurrency(
  payment: LocatedObject,
  limits: PaymentLimits,
): Checked<AcceptedCurrency> {
  const code = readString(payment, 'currency');
  if (!code.valid) return code;
  const field = pointerTo(payment, 'currency');
  if (!/^[A-Z]{3}$/.test(code.value)) {
    return reject(field, 'invalid_format', 'must be three capital letters (ISO 4217)');
  }
  const currency = CURRENCIES.get(code.value);
  if (currency === undefined) {
    return reject(field, 'unknown_currency', 'must be an active ISO 4217 currency');
  }
  const maxMinorUnits = limits.get(currency.code);
  return maxMinorUnits === undefined
    ? reject(field, 'currency_not_accepted', 'is not a currency that payments are taken in')
    : accept({ ...currency, maxMinorUnits });
}
