import { BANK_ACCOUNT, CARD, paymentWith, validate, violationsIn } from '../support/payments';

describe('a bank account', () => {
  it('is accepted by its IBAN and answered with country and last four characters', () => {
    const verdict = validate(paymentWith({ paymentMethod: BANK_ACCOUNT }));

    expect(verdict).toMatchObject({
      outcome: 'accepted',
      paymentMethod: { type: 'iban', country: 'GB', last4: '5432' },
    });
  });

  it.each([
    [undefined, 'required'],
    [82, 'wrong_type'],
    ['', 'invalid_format'],
    ['GB82 WEST 1234 5698 7654 32', 'invalid_format'],
    ['gb82west12345698765432', 'invalid_format'],
    ['GB82WEST12345698765432\n', 'invalid_format'],
    ['GBXXWEST12345698765432', 'invalid_format'],
    ['GB82', 'invalid_format'],
    [`GB82WEST${'1'.repeat(40)}`, 'invalid_format'],
    ['US82WEST12345698765432', 'unknown_country'],
    ['GB82WEST1234569876543', 'invalid_length'],
    ['GB82123412345698765432', 'invalid_bban'],
    ['GB82WEST12345698765433', 'invalid_checksum'],
  ])('with IBAN %p is refused: %s', (iban, code) => {
    expect(violationsIn(paymentWith({ paymentMethod: { type: 'iban', iban } }))).toEqual([
      `/paymentMethod/iban ${code}`,
    ]);
  });
});

describe('the payment method', () => {
  it.each([
    ['missing', undefined, '/paymentMethod required'],
    ['null', null, '/paymentMethod wrong_type'],
    ['a string', 'card', '/paymentMethod wrong_type'],
    ['a list', [CARD], '/paymentMethod wrong_type'],
    ['without a type', {}, '/paymentMethod/type required'],
    ['of a type that is no string', { type: 1 }, '/paymentMethod/type wrong_type'],
    ['of an unknown type', { type: 'cash' }, '/paymentMethod/type unknown_payment_method'],
    ['of an inherited type', { type: 'toString' }, '/paymentMethod/type unknown_payment_method'],
  ])('%s is refused', (_, paymentMethod, violation) => {
    expect(violationsIn(paymentWith({ paymentMethod }))).toEqual([violation]);
  });

  it('may not carry the fields of another type', () => {
    const paymentMethod = { ...BANK_ACCOUNT, cvc: '123' };

    expect(violationsIn(paymentWith({ paymentMethod }))).toEqual([
      '/paymentMethod/cvc unknown_field',
    ]);
  });

  it('may not carry a misspelt field, which would switch a check off', () => {
    const paymentMethod = { ...CARD, cvc: undefined, cvv: '12' };

    expect(violationsIn(paymentWith({ paymentMethod }))).toEqual([
      '/paymentMethod/cvv unknown_field',
    ]);
  });
});
