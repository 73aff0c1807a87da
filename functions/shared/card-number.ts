import creditCardType from 'credit-card-type';

/** ISO/IEC 7812-1 allows 19 digits at most; Maestro issues the shortest, with 12. */
export const CARD_NUMBER_DIGITS = { min: 12, max: 19 } as const;

export interface CardBrand {
  /** Stable id such as `visa`, `mastercard`, `american-express`, `diners-club`. */
  readonly id: string;
  readonly numberLengths: readonly number[];
  readonly securityCodeDigits: number;
}

/**
 * The brand whose issuer prefix fits best, or undefined when none or several do.
 *
 * @param number - digits only
 */
export function detectCardBrand(number: string): CardBrand | undefined {
  const [best, ...others] = number === '' ? [] : creditCardType(number);
  if (best === undefined || others.length > 0) return undefined;
  return {
    id: best.type,
    numberLengths: best.lengths,
    securityCodeDigits: best.code.size,
  };
}

/**
 * The check digit of ISO/IEC 7812-1 annex B ("Luhn"), the same for every brand.
 *
 * @param number - digits only
 */
export function hasValidCheckDigit(number: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < number.length; fromRight += 1) {
    const digit = Number(number[number.length - 1 - fromRight]);
    const weighted = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return number !== '' && sum % 10 === 0;
}

/** @param number - digits only */
export function isCardNumber(number: string): boolean {
  // The check digit is cheaper than the brand table and rules out nine in ten.
  return (
    number.length >= CARD_NUMBER_DIGITS.min &&
    number.length <= CARD_NUMBER_DIGITS.max &&
    hasValidCheckDigit(number) &&
    detectCardBrand(number)?.numberLengths.includes(number.length) === true
  );
}
