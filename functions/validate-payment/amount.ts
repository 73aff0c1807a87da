import { accept, type Checked, reject } from './checked';
import type { AcceptedCurrency } from './currency';
import { formatMinorUnits, isZero, parseDecimalAmount, toMinorUnits } from './decimal-amount';
import { type LocatedObject, pointerTo, readString } from './fields';
import type { Money } from './result';

/**
 * The amount, a decimal string in the currency itself: `"10.50"`, `"10"`.
 *
 * Not an integer of minor units, because then yen sent as if they had cents
 * would be a hundred times too much and look right; here `"1000.00"` JPY fails.
 *
 * @param currency - undefined when the payment's currency is not valid; then
 *   only what holds in every currency is checked
 */
export function checkAmount(
  payment: LocatedObject,
  currency: AcceptedCurrency | undefined,
): Checked<Money | undefined> {
  const text = readString(payment, 'amount');
  if (!text.valid) return text;
  const field = pointerTo(payment, 'amount');
  const amount = parseDecimalAmount(text.value);
  if (amount === undefined) {
    return reject(field, 'invalid_format', 'must be a plain decimal number such as 10.50');
  }
  if (isZero(amount)) return reject(field, 'not_positive', 'must be above zero');
  if (currency === undefined) return accept(undefined);

  const converted = toMinorUnits(amount, currency);
  switch (converted.kind) {
    case 'too-many-decimals':
      return reject(
        field,
        'too_many_decimals',
        `must have at most ${currency.minorUnitDigits} decimals in this currency`,
      );
    case 'too-large':
      return aboveLimit(field, currency);
    case 'exact':
      return converted.minorUnits > currency.maxMinorUnits
        ? aboveLimit(field, currency)
        : accept({ currency: currency.code, minorUnits: converted.minorUnits });
  }
}

const aboveLimit = (field: string, currency: AcceptedCurrency) =>
  reject(
    field,
    'limit_exceeded',
    `must be at most ${formatMinorUnits(currency.maxMinorUnits, currency)} in this currency`,
  );
