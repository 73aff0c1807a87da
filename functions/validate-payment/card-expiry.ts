import { accept, type Checked, reject, violationsOf } from './checked';
import { type LocatedObject, pointerTo, readInteger } from './fields';

/** Cards are issued for a few years; a year this far ahead is a typing error. */
const MAX_YEARS_AHEAD = 20;

/**
 * A card is good through the last day of its month where its holder is. It is
 * refused once that month is over everywhere, which is in UTC-12; the issuer
 * decides about the hours in between.
 */
const LATEST_TIME_ZONE_LAG_MS = 12 * 60 * 60 * 1000;

const MONTHS_PER_YEAR = 12;

/** Expiry month (1 to 12) and four-digit year. */
export function checkExpiry(card: LocatedObject, now: Date): Checked<undefined> {
  const month = readIntegerInRange(card, 'expiryMonth', 1, MONTHS_PER_YEAR);
  const year = readIntegerInRange(card, 'expiryYear', 1000, 9999);
  if (!month.valid || !year.valid) return { valid: false, violations: violationsOf(month, year) };

  const latestNow = new Date(now.getTime() - LATEST_TIME_ZONE_LAG_MS);
  const currentMonth = countMonths(latestNow.getUTCFullYear(), latestNow.getUTCMonth() + 1);
  const expiryMonth = countMonths(year.value, month.value);
  if (expiryMonth < currentMonth) {
    return reject(pointerTo(card, 'expiryYear'), 'expired', 'must not be past with its month');
  }
  return expiryMonth > currentMonth + MAX_YEARS_AHEAD * MONTHS_PER_YEAR
    ? reject(
        pointerTo(card, 'expiryYear'),
        'expiry_too_far',
        `must be at most ${MAX_YEARS_AHEAD} years ahead`,
      )
    : accept(undefined);
}

const countMonths = (year: number, month: number): number => year * MONTHS_PER_YEAR + month;

function readIntegerInRange(
  card: LocatedObject,
  name: string,
  min: number,
  max: number,
): Checked<number> {
  const integer = readInteger(card, name);
  if (!integer.valid || (integer.value >= min && integer.value <= max)) return integer;
  return reject(pointerTo(card, name), 'out_of_range', `must be from ${min} to ${max}`);
}
