import { CARD, paymentWith, validate, violationsIn } from '../support/payments';
import { TEST_CARDS } from '../support/published-numbers';

const paidWith = (changes: Readonly<Record<string, unknown>>): unknown =>
  paymentWith({ paymentMethod: { ...CARD, ...changes } });

describe('a card', () => {
  it.each(TEST_CARDS)('$number is accepted as $brand', ({ number, brand, securityCode }) => {
    const verdict = validate(paidWith({ number, cvc: securityCode }));

    expect(verdict).toMatchObject({
      outcome: 'accepted',
      paymentMethod: { type: 'card', brand, last4: number.slice(-4) },
    });
  });

  it.each([
    [undefined, 'required'],
    [null, 'wrong_type'],
    [4242424242424242, 'wrong_type'],
    ['', 'invalid_format'],
    ['4242 4242 4242 4242', 'invalid_format'],
    ['4242-4242-4242-4242', 'invalid_format'],
    ['424242424242424x', 'invalid_format'],
    ['４２４２４２４２４２４２４２４２', 'invalid_format'],
    ['42424242424', 'invalid_length'],
    ['42424242424242424242', 'invalid_length'],
    ['424242424242424', 'invalid_length'],
    ['37828224631000', 'invalid_length'],
    ['1000000000000008', 'unknown_card_brand'],
    ['4242424242424241', 'invalid_checksum'],
    ['378282246310006', 'invalid_checksum'],
    ['6200000000000006', 'invalid_checksum'],
  ])('number %p is refused: %s', (number, code) => {
    expect(violationsIn(paidWith({ number, cvc: undefined }))).toEqual([
      `/paymentMethod/number ${code}`,
    ]);
  });
});

describe('the security code', () => {
  it('is optional', () => {
    expect(violationsIn(paidWith({ cvc: undefined }))).toEqual([]);
  });

  it.each([
    ['4242424242424242', null, 'wrong_type'],
    ['4242424242424242', 123, 'wrong_type'],
    ['4242424242424242', '', 'invalid_format'],
    ['4242424242424242', '12', 'invalid_format'],
    ['4242424242424242', '1234', 'invalid_format'],
    ['4242424242424242', '12a', 'invalid_format'],
    ['4242424242424242', '123\n', 'invalid_format'],
    ['378282246310005', '123', 'invalid_format'],
  ])('of %s may not be %p: %s', (number, cvc, code) => {
    expect(violationsIn(paidWith({ number, cvc }))).toEqual([`/paymentMethod/cvc ${code}`]);
  });

  it.each([
    ['1234', []],
    ['12345', ['/paymentMethod/cvc invalid_format']],
  ])('%s is checked without the brand when the number has none', (cvc, more) => {
    expect(violationsIn(paidWith({ number: '1000000000000008', cvc }))).toEqual([
      '/paymentMethod/number unknown_card_brand',
      ...more,
    ]);
  });
});

describe('the expiry', () => {
  it.each([
    [12, 2026, '2026-11-15T10:00:00Z'],
    [11, 2026, '2026-11-30T23:59:59Z'],
    // Still November in UTC-12.
    [11, 2026, '2026-12-01T11:59:59Z'],
    [12, 2026, '2027-01-01T11:59:59Z'],
    [11, 2046, '2026-11-15T10:00:00Z'],
  ])('%d/%d is good on %s', (expiryMonth, expiryYear, now) => {
    expect(violationsIn(paidWith({ expiryMonth, expiryYear }), { now: new Date(now) })).toEqual([]);
  });

  it.each([
    [10, 2026, '2026-11-15T10:00:00Z', 'expired'],
    [12, 2025, '2026-11-15T10:00:00Z', 'expired'],
    [11, 2026, '2026-12-01T12:00:00Z', 'expired'],
    [12, 2026, '2027-01-01T12:00:00Z', 'expired'],
    [12, 2046, '2026-11-15T10:00:00Z', 'expiry_too_far'],
    [1, 9999, '2026-11-15T10:00:00Z', 'expiry_too_far'],
    [1, 27, '2026-11-15T10:00:00Z', 'out_of_range'],
    [1, -2027, '2026-11-15T10:00:00Z', 'out_of_range'],
    [1, '2027', '2026-11-15T10:00:00Z', 'wrong_type'],
    [1, 2027.5, '2026-11-15T10:00:00Z', 'wrong_type'],
    [1, undefined, '2026-11-15T10:00:00Z', 'required'],
  ])('%p/%p is refused on %s: %s', (expiryMonth, expiryYear, now, code) => {
    expect(violationsIn(paidWith({ expiryMonth, expiryYear }), { now: new Date(now) })).toEqual([
      `/paymentMethod/expiryYear ${code}`,
    ]);
  });

  it.each([
    [0, 'out_of_range'],
    [13, 'out_of_range'],
    [-1, 'out_of_range'],
    [1.5, 'wrong_type'],
    ['12', 'wrong_type'],
    [null, 'wrong_type'],
    [undefined, 'required'],
  ])('month %p is refused: %s', (expiryMonth, code) => {
    expect(violationsIn(paidWith({ expiryMonth }))).toEqual([`/paymentMethod/expiryMonth ${code}`]);
  });
});
