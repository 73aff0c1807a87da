import type { Currency } from './iso-4217';

/**
 * ISO 8583 field 4, "amount, transaction", holds twelve digits of minor units;
 * no card network carries more. Far below `Number.MAX_SAFE_INTEGER`.
 */
export const MAX_MINOR_UNITS = 999_999_999_999;

// Plain decimals only: no sign, exponent, grouping or leading zero.
const DECIMAL_AMOUNT = /^(0|[1-9]\d*)(?:\.(\d+))?$/;

/** Longer text isn't looked at; twelve digits, a point and any sensible number of decimals fit. */
const MAX_TEXT_LENGTH = 32;

interface DecimalAmount {
  readonly units: string;
  readonly decimals: string;
}

export type MinorUnits =
  | { readonly kind: 'exact'; readonly minorUnits: number }
  | { readonly kind: 'too-many-decimals' }
  | { readonly kind: 'too-large' };

/** Reads an amount such as `10.50`, or undefined when it isn't one. */
export function parseDecimalAmount(text: string): DecimalAmount | undefined {
  if (text.length > MAX_TEXT_LENGTH) return undefined;
  const match = DECIMAL_AMOUNT.exec(text);
  return match === null ? undefined : { units: match[1] ?? '', decimals: match[2] ?? '' };
}

export const isZero = ({ units, decimals }: DecimalAmount): boolean =>
  /^0*$/.test(units + decimals);

/**
 * An amount in the currency's minor unit. Digits are moved, never multiplied:
 * `1.1 * 100` is not 110 in floating point.
 */
export function toMinorUnits(
  { units, decimals }: DecimalAmount,
  { minorUnitDigits }: Currency,
): MinorUnits {
  if (decimals.length > minorUnitDigits) return { kind: 'too-many-decimals' };
  const minorUnits = Number(units + decimals.padEnd(minorUnitDigits, '0'));
  return minorUnits > MAX_MINOR_UNITS ? { kind: 'too-large' } : { kind: 'exact', minorUnits };
}

/** The inverse of {@link toMinorUnits}: 1050 in USD is `10.50`. */
export function formatMinorUnits(minorUnits: number, { minorUnitDigits }: Currency): string {
  if (minorUnitDigits === 0) return String(minorUnits);
  const digits = String(minorUnits).padStart(minorUnitDigits + 1, '0');
  return `${digits.slice(0, -minorUnitDigits)}.${digits.slice(-minorUnitDigits)}`;
}
