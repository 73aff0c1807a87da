import { CURRENCIES } from '../../../functions/validate-payment/iso-4217';

const digitsOf = (code: string): number | undefined => CURRENCIES.get(code)?.minorUnitDigits;

describe('ISO 4217 currencies', () => {
  it.each([
    ['USD', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['UGX', 0],
    ['CLP', 0],
    ['XOF', 0],
    ['BHD', 3],
    ['IQD', 3],
    ['TND', 3],
    // CLDR, and so Intl, gives these none.
    ['HUF', 2],
    ['IDR', 2],
    ['PKR', 2],
    ['MGA', 2],
    ['MRU', 2],
    ['SLE', 2],
    ['VED', 2],
    ['VES', 2],
    ['XCG', 2],
    ['ZWG', 2],
  ])('gives %s a minor unit of %d digits', (code, digits) => {
    expect(digitsOf(code)).toBe(digits);
  });

  it.each(['BGN', 'HRK', 'ANG', 'SLL', 'ZWL', 'CUC', 'VEF', 'MRO', 'BYR', 'STD'])(
    'no longer has %s',
    (code) => {
      expect(digitsOf(code)).toBeUndefined();
    },
  );

  it.each([
    'XAU',
    'XDR',
    'XSU',
    'XUA',
    'XTS',
    'XXX',
    'XAD',
    'BOV',
    'CHE',
    'CLF',
    'COU',
    'MXV',
    'USN',
    'UYW',
  ])('leaves out %s, which nobody pays in', (code) => {
    expect(digitsOf(code)).toBeUndefined();
  });

  it('has only codes that the platform knows, but for VED', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));

    expect([...CURRENCIES.keys()].filter((code) => !known.has(code))).toEqual(['VED']);
  });

  it('has each code once', () => {
    expect(CURRENCIES.size).toBe(155);
  });
});
