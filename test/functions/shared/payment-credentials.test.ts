import fc from 'fast-check';
import {
  containsPaymentCredential,
  maskPaymentCredentials,
} from '../../../functions/shared/payment-credentials';
import { EXAMPLE_IBANS, TEST_CARDS } from '../support/published-numbers';

const text = fc.string({ unit: fc.constantFrom(...'0123456789 -Aé😀') });
const cardNumbers = fc.constantFrom(...TEST_CARDS.map(({ number }) => number));

describe('masking', () => {
  it.each([
    ['4242424242424242', '************4242'],
    ['order-4242424242424242-a', 'order-************4242-a'],
    ['4242 4242 4242 4242', '**** **** **** 4242'],
    ['3782-822463-10005', '****-******-*0005'],
    ['994242424242424242', '99************4242'],
    ['two: 4242424242424242, 378282246310005', 'two: ************4242, ***********0005'],
    ['GB82WEST12345698765432', '******************5432'],
    ['GB82 WEST 1234 5698 7654 32', '**** **** **** **** **54 32'],
    ['aaaaaaaa-aaaa-4aaa-8aaa-4242424242424242', 'aaaaaaaa-aaaa-4aaa-8aaa-************4242'],
    ['xde89370400440532013000', 'x******************3000'],
  ])('turns %s into %s', (text, masked) => {
    expect(maskPaymentCredentials(text)).toBe(masked);
  });

  it.each([
    ['a time stamp', 'ORDER-20261115103000'],
    ['a time in milliseconds', '1795361463664'],
    ['a number with a wrong check digit', '4242424242424241'],
    ['a UUID whose digits read as a card number', '00000000-0000-4000-8424-242424242424'],
    ['an IBAN with wrong check digits', 'GB83WEST12345698765432'],
    ['a word', 'ORDER'],
    ['nothing', ''],
  ])('leaves %s alone', (_, text) => {
    expect(maskPaymentCredentials(text)).toBe(text);
  });

  it('hides all but the last four digits of a card number, whatever is around it', () => {
    fc.assert(
      fc.property(text, cardNumbers, text, (before, number, after) => {
        const masked = maskPaymentCredentials(`${before}${number}${after}`);

        const hidden = masked.slice(before.length, before.length + number.length - 4);
        expect(hidden).toBe('*'.repeat(number.length - 4));
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  it('keeps the length of the text and everything that is not hidden', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'420 -GBé😀') }), (original) => {
        const masked = maskPaymentCredentials(original);

        expect(masked).toHaveLength(original.length);
        for (const [at, unit] of masked.split('').entries()) {
          expect([original[at], '*']).toContain(unit);
        }
      }),
      { seed: 6 },
    );
  });
});

describe('detection', () => {
  it.each([
    ...TEST_CARDS.map(({ number }) => number),
    ...EXAMPLE_IBANS.slice(0, 5),
    'order-4242424242424242',
    '4242-4242-4242-4242',
    'pay gb82west12345698765432',
  ])('finds a credential in %s', (text) => {
    expect(containsPaymentCredential(text)).toBe(true);
  });

  it.each([
    'ORDER-2026-000123',
    '8e03978e-40d5-43e8-bc93-6894a57f9324',
    // Holds a card number, but as a number of its own it is an ordinary id.
    '994242424242424242',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  ])('finds none in %s', (text) => {
    expect(containsPaymentCredential(text)).toBe(false);
  });

  it('takes no UUID for a card number', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(containsPaymentCredential(uuid)).toBe(false);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});
