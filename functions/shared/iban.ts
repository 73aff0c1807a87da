import { countrySpecs, ValidationErrorsIBAN, validateIBAN } from 'ibantools';

/**
 * Countries that issue IBANs: SWIFT IBAN registry, release 102 (June 2026).
 *
 * ibantools also knows account formats that were never registered, and the
 * codes of French territories, whose IBANs begin with FR; those are not IBANs.
 */
const REGISTERED_COUNTRIES: ReadonlySet<string> = new Set(
  (
    'AD AE AL AT AZ BA BE BG BH BI BR BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI ' +
    'GL GR GT HN HR HU IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MN MR MT MU NI ' +
    'NL NO OM PK PL PS PT QA RO RS RU SA SC SD SE SI SK SM SO ST SV TL TN TR UA VA VG XK YE'
  ).split(' '),
);

export type IbanProblem =
  | 'unknown_country'
  | 'invalid_length'
  | 'invalid_bban'
  | 'invalid_checksum';

/** Characters of an IBAN of this country, or undefined where none are issued. */
export function ibanLength(country: string): number | undefined {
  return REGISTERED_COUNTRIES.has(country)
    ? (countrySpecs[country]?.chars ?? undefined)
    : undefined;
}

/**
 * The first thing wrong with an IBAN, or undefined when nothing is: country,
 * length, structure of the account part, then check digits (ISO 13616 mod 97
 * and, where the country has them, the national ones).
 *
 * @param iban - electronic format: upper case, no spaces
 */
export function findIbanProblem(iban: string): IbanProblem | undefined {
  const length = ibanLength(iban.slice(0, 2));
  if (length === undefined) return 'unknown_country';
  if (iban.length !== length) return 'invalid_length';
  const { valid, errorCodes } = validateIBAN(iban);
  if (valid) return undefined;
  return errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat)
    ? 'invalid_bban'
    : 'invalid_checksum';
}
