import { paymentWith, violationsIn } from '../support/payments';

describe.each(['merchantId', 'paymentReference'])('%s', (field) => {
  it.each([
    'm',
    'A1',
    'ORDER-2026-000123',
    'a.b_c:d-e',
    '8e03978e-40d5-43e8-bc93-6894a57f9324',
    'x'.repeat(64),
  ])('may be %s', (value) => {
    expect(violationsIn(paymentWith({ [field]: value }))).toEqual([]);
  });

  it.each([
    [undefined, 'required'],
    [null, 'wrong_type'],
    [17, 'wrong_type'],
    [{ id: 'm' }, 'wrong_type'],
    ['', 'invalid_format'],
    ['-m', 'invalid_format'],
    ['m 1', 'invalid_format'],
    ['m\n', 'invalid_format'],
    ['m/1', 'invalid_format'],
    ['mé', 'invalid_format'],
    ['x'.repeat(65), 'invalid_format'],
    ['4242424242424242', 'contains_payment_credential'],
    ['order-4242-4242-4242-4242', 'contains_payment_credential'],
    ['GB82WEST12345698765432', 'contains_payment_credential'],
  ])('may not be %p: %s', (value, code) => {
    expect(violationsIn(paymentWith({ [field]: value }))).toEqual([`/${field} ${code}`]);
  });
});

describe('the idempotency key', () => {
  it.each(['k', '8e03978e-40d5-43e8-bc93-6894a57f9324', '!"#/~{}', 'k'.repeat(255)])(
    'may be %s',
    (idempotencyKey) => {
      expect(violationsIn(paymentWith({ idempotencyKey }))).toEqual([]);
    },
  );

  it.each([
    [undefined, 'required'],
    [null, 'wrong_type'],
    [1, 'wrong_type'],
    ['', 'invalid_format'],
    ['a b', 'invalid_format'],
    ['a\t', 'invalid_format'],
    ['a\n', 'invalid_format'],
    ['a\u007f', 'invalid_format'],
    ['ключ', 'invalid_format'],
    ['k'.repeat(256), 'invalid_format'],
    ['pay/4242424242424242', 'contains_payment_credential'],
  ])('may not be %p: %s', (idempotencyKey, code) => {
    expect(violationsIn(paymentWith({ idempotencyKey }))).toEqual([`/idempotencyKey ${code}`]);
  });
});
