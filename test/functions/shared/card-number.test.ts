import fc from 'fast-check';
import {
  detectCardBrand,
  hasValidCheckDigit,
  isCardNumber,
} from '../../../functions/shared/card-number';
import { TEST_CARDS } from '../support/published-numbers';

describe('card numbers', () => {
  it.each(TEST_CARDS)('recognises $number as $brand', ({ number, brand }) => {
    expect(detectCardBrand(number)?.id).toBe(brand);
    expect(isCardNumber(number)).toBe(true);
  });

  it.each([
    ['5100000000000000', 'mastercard'],
    ['5599999999999999', 'mastercard'],
    ['2221000000000000', 'mastercard'],
    ['2720990000000000', 'mastercard'],
    ['2220990000000000', undefined],
    ['2721000000000000', undefined],
    ['6221260000000000', 'unionpay'],
    ['6440000000000000', 'discover'],
    ['3528000000000000', 'jcb'],
    ['3589000000000000', 'jcb'],
    ['3590000000000000', undefined],
    ['6759000000000000', 'maestro'],
    ['1000000000000000', undefined],
    ['', undefined],
    // Too short to tell: several brands begin like this.
    ['62', undefined],
  ])('takes the issuer prefix of %s for %s', (number, brand) => {
    expect(detectCardBrand(number)?.id).toBe(brand);
  });

  it('gives American Express alone a security code of four digits', () => {
    const digits = TEST_CARDS.map(({ number }) => detectCardBrand(number)?.securityCodeDigits);

    expect(digits).toEqual(TEST_CARDS.map(({ securityCode }) => securityCode.length));
  });

  it.each([
    ['a wrong check digit', '4242424242424241'],
    ['a length the brand does not have', '42424242424242426'.slice(0, 17)],
    ['eleven digits', '67600000000'],
    ['twenty digits', '62000000000000000000'],
    ['no digit', ''],
  ])('does not take %s for a card number', (_, number) => {
    expect(isCardNumber(number)).toBe(false);
  });
});

describe('the check digit', () => {
  const digits = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 })
    .map((values) => values.join(''));
  const withCheckDigit = (payload: string): string =>
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
      .map((checkDigit) => payload + checkDigit)
      .filter(hasValidCheckDigit)
      .join();

  it('is exactly one for every number', () => {
    fc.assert(
      fc.property(digits, (payload) => {
        expect(withCheckDigit(payload)).toMatch(/^\d+$/);
        expect(withCheckDigit(payload)).toHaveLength(payload.length + 1);
      }),
      { seed: 1 },
    );
  });

  it('finds every error in one digit', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (payload, at, change) => {
        const number = withCheckDigit(payload);
        const position = at % number.length;
        const changed = (Number(number[position]) + change) % 10;

        const mistyped = number.slice(0, position) + changed + number.slice(position + 1);

        expect(hasValidCheckDigit(mistyped)).toBe(false);
      }),
      { seed: 2 },
    );
  });

  it('finds every swap of neighbours but 09 and 90', () => {
    fc.assert(
      fc.property(digits, fc.nat(), (payload, at) => {
        const number = withCheckDigit(payload);
        const position = at % (number.length - 1);
        const [first = '', second = ''] = number.slice(position, position + 2);
        fc.pre(first !== second && !['09', '90'].includes(first + second));

        const swapped = number.slice(0, position) + second + first + number.slice(position + 2);

        expect(hasValidCheckDigit(swapped)).toBe(false);
      }),
      { seed: 3 },
    );
  });
});
