import fc from 'fast-check';
import { findIbanProblem, ibanLength } from '../../../functions/shared/iban';
import { EXAMPLE_IBANS } from '../support/published-numbers';

describe('IBANs', () => {
  it.each(EXAMPLE_IBANS)('accepts the registry example %s', (iban) => {
    expect(findIbanProblem(iban)).toBeUndefined();
    expect(ibanLength(iban.slice(0, 2))).toBe(iban.length);
  });

  it.each([
    ['a wrong check digit', 'GB82WEST12345698765433', 'invalid_checksum'],
    ['a missing digit', 'GB82WEST1234569876543', 'invalid_length'],
    ['one digit too many', 'DE893704004405320130000', 'invalid_length'],
    ['letters where the bank code has digits', 'DE89AB0400440532013000', 'invalid_bban'],
    ['digits where the bank code has letters', 'GB29123460161331926819', 'invalid_bban'],
    ['a wrong national check digit', 'BE50539007547035', 'invalid_checksum'],
    ['check digits that are letters', 'DEAB370400440532013000', 'invalid_checksum'],
    ['a country that issues none', 'US12345678901234567890', 'unknown_country'],
    // Known to the library, but French territories' IBANs begin with FR.
    ['a territory of France', 'GF1420041010050500013M02606', 'unknown_country'],
    ['an unregistered format', 'DZ4000400174401001050486', 'unknown_country'],
    ['lower case', 'gb82west12345698765432', 'unknown_country'],
    ['nothing', '', 'unknown_country'],
  ])('finds %s', (_, iban, problem) => {
    expect(findIbanProblem(iban)).toBe(problem);
  });

  it('finds every error in one digit of every example', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EXAMPLE_IBANS),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (iban, at, change) => {
          const position = 2 + (at % (iban.length - 2));
          const original = iban[position] ?? '';
          fc.pre(/\d/.test(original));
          const changed = (Number(original) + change) % 10;

          const mistyped = iban.slice(0, position) + changed + iban.slice(position + 1);

          expect(findIbanProblem(mistyped)).toBeDefined();
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });
});
