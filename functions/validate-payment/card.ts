import {
  CARD_NUMBER_DIGITS,
  type CardBrand,
  detectCardBrand,
  hasValidCheckDigit,
} from '../shared/card-number';
import { checkExpiry } from './card-expiry';
import { accept, type Checked, reject, violationsOf } from './checked';
import { type LocatedObject, pointerTo, readString } from './fields';
import type { MaskedPaymentMethod } from './result';

export const CARD_FIELDS = ['type', 'number', 'expiryMonth', 'expiryYear', 'cvc'] as const;

/**
 * A card: number, expiry and, when sent, security code. The number is digits
 * only, as card networks carry it; grouping is the form's business.
 */
export function checkCard(card: LocatedObject, now: Date): Checked<MaskedPaymentMethod> {
  const number = readString(card, 'number');
  const brand = number.valid ? detectBrandOfDigits(number.value) : undefined;
  const identity = number.valid ? checkNumber(card, number.value, brand) : number;
  const expiry = checkExpiry(card, now);
  const securityCode = checkSecurityCode(card, brand);
  return identity.valid && expiry.valid && securityCode.valid
    ? identity
    : { valid: false, violations: violationsOf(identity, expiry, securityCode) };
}

const ONLY_DIGITS = /^\d+$/;

const detectBrandOfDigits = (number: string): CardBrand | undefined =>
  ONLY_DIGITS.test(number) ? detectCardBrand(number) : undefined;

function checkNumber(
  card: LocatedObject,
  number: string,
  brand: CardBrand | undefined,
): Checked<MaskedPaymentMethod> {
  const field = pointerTo(card, 'number');
  if (!ONLY_DIGITS.test(number)) {
    return reject(field, 'invalid_format', 'must be digits only, without spaces or hyphens');
  }
  const { min, max } = CARD_NUMBER_DIGITS;
  if (number.length < min || number.length > max) {
    return reject(field, 'invalid_length', `must have ${min} to ${max} digits`);
  }
  if (brand === undefined) {
    return reject(field, 'unknown_card_brand', 'must be of a known card brand');
  }
  if (!brand.numberLengths.includes(number.length)) {
    return reject(field, 'invalid_length', `must have as many digits as ${brand.id} cards have`);
  }
  return hasValidCheckDigit(number)
    ? accept({ type: 'card', brand: brand.id, last4: number.slice(-4) })
    : reject(field, 'invalid_checksum', 'must have a valid check digit');
}

const ANY_SECURITY_CODE = /^\d{3,4}$/;

/** The security code is optional, checked for its form, and kept nowhere (PCI DSS 3.3.1). */
function checkSecurityCode(card: LocatedObject, brand: CardBrand | undefined): Checked<undefined> {
  if (!Object.hasOwn(card.members, 'cvc')) return accept(undefined);
  const code = readString(card, 'cvc');
  if (!code.valid) return code;
  const hasBrandLength = brand === undefined || code.value.length === brand.securityCodeDigits;
  return ANY_SECURITY_CODE.test(code.value) && hasBrandLength
    ? accept(undefined)
    : reject(
        pointerTo(card, 'cvc'),
        'invalid_format',
        `must be ${brand?.securityCodeDigits ?? '3 or 4'} digits`,
      );
}
