import fc from 'fast-check';
import {
  formatMinorUnits,
  MAX_MINOR_UNITS,
  parseDecimalAmount,
  toMinorUnits,
} from '../../../functions/validate-payment/decimal-amount';
import { CURRENCIES } from '../../../functions/validate-payment/iso-4217';

const currencies = fc.constantFrom(...CURRENCIES.values());

describe('decimal amounts', () => {
  it('come back from their minor units unchanged, in every currency', () => {
    fc.assert(
      fc.property(
        currencies,
        fc.integer({ min: 0, max: MAX_MINOR_UNITS }),
        (currency, minorUnits) => {
          const amount = parseDecimalAmount(formatMinorUnits(minorUnits, currency));

          expect(amount && toMinorUnits(amount, currency)).toEqual({ kind: 'exact', minorUnits });
        },
      ),
      { seed: 8, numRuns: 1000 },
    );
  });

  it('with one decimal more than the currency has are refused, in every currency', () => {
    fc.assert(
      fc.property(currencies, fc.nat(), (currency, units) => {
        const text = `${units}.${'0'.repeat(currency.minorUnitDigits + 1)}`;

        const amount = parseDecimalAmount(text);

        expect(amount && toMinorUnits(amount, currency)).toEqual({ kind: 'too-many-decimals' });
      }),
      { seed: 9 },
    );
  });

  it('of more than twelve digits of minor units are refused, however long', () => {
    fc.assert(
      fc.property(
        currencies,
        fc.bigInt({ min: 1_000_000_000_000n, max: 10n ** 28n }),
        (currency, units) => {
          const amount = parseDecimalAmount(String(units));

          expect(amount && toMinorUnits(amount, currency)).toEqual({ kind: 'too-large' });
        },
      ),
      { seed: 10 },
    );
  });
});
