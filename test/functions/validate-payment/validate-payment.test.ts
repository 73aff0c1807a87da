import fc from 'fast-check';
import { PAYMENT, paymentWith, validate, violationsIn } from '../support/payments';

describe('validating a payment', () => {
  it('accepts a valid one, keeping of the card only what may be stored', () => {
    const verdict = validate(PAYMENT);

    expect(verdict).toEqual({
      outcome: 'accepted',
      identifiers: {
        idempotencyKey: PAYMENT.idempotencyKey,
        merchantId: PAYMENT.merchantId,
        paymentReference: PAYMENT.paymentReference,
      },
      amount: { currency: 'USD', minorUnits: 1050 },
      paymentMethod: { type: 'card', brand: 'visa', last4: '4242' },
    });
  });

  it('returns every violation at once', () => {
    const event = {
      idempotencyKey: '',
      merchantId: 'm 1',
      amount: '-1',
      currency: 'usd',
      paymentMethod: {
        type: 'card',
        number: '4242424242424241',
        expiryMonth: 13,
        expiryYear: '2027',
        cvc: '1',
        holder: 'A',
      },
      note: 'x',
    };

    expect(violationsIn(event)).toEqual([
      '/idempotencyKey invalid_format',
      '/merchantId invalid_format',
      '/paymentReference required',
      '/amount invalid_format',
      '/currency invalid_format',
      '/paymentMethod/number invalid_checksum',
      '/paymentMethod/expiryMonth out_of_range',
      '/paymentMethod/expiryYear wrong_type',
      '/paymentMethod/cvc invalid_format',
      '/paymentMethod/holder unknown_field',
      '/note unknown_field',
    ]);
  });

  it('names every field that an empty object lacks', () => {
    expect(violationsIn({})).toEqual([
      '/idempotencyKey required',
      '/merchantId required',
      '/paymentReference required',
      '/amount required',
      '/currency required',
      '/paymentMethod required',
    ]);
  });

  it.each([undefined, null, true, 1, 'payment', [[]], [[PAYMENT]]])(
    'rejects %p, which is no object',
    (event) => {
      expect(violationsIn(event)).toEqual([' wrong_type']);
    },
  );

  it('does not take inherited members for its own', () => {
    const event: unknown = Object.create(PAYMENT);

    expect(violationsIn(event)).toContain('/merchantId required');
  });

  it.each([
    ['note', '/note'],
    ['card_number', '/card_number'],
    ['4242424242424242', '/*'],
    ['x4242424242424242', '/*'],
    ['GB82WEST12345698765432', '/*'],
    ['a/b', '/*'],
    ['a b', '/*'],
    ['', '/*'],
    ['__proto__', '/__proto__'],
    ['n'.repeat(41), '/*'],
  ])('reports the unknown field %p as %s', (name, field) => {
    const event = JSON.parse(`{${JSON.stringify(name)}:1,${JSON.stringify(PAYMENT).slice(1)}`);

    expect(violationsIn(event)).toEqual([`${field} unknown_field`]);
  });

  it('reports at most twenty unknown fields, so that the answer stays small', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, order) => [`f${order}`, 1]));

    expect(violationsIn(paymentWith(many))).toHaveLength(20);
  });

  it('gives an answer to any JSON value, and the same one twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record(
            {
              idempotencyKey: fc.jsonValue(),
              merchantId: fc.jsonValue(),
              paymentReference: fc.jsonValue(),
              amount: fc.jsonValue(),
              currency: fc.jsonValue(),
              paymentMethod: fc.oneof(
                fc.jsonValue(),
                fc.dictionary(fc.constantFrom('type', 'number', 'iban', 'cvc'), fc.jsonValue()),
                fc.record({ type: fc.constantFrom('card', 'iban'), number: fc.jsonValue() }),
              ),
            },
            { requiredKeys: [] },
          ),
        ),
        (event) => {
          const verdict = validate(event);

          expect(verdict.outcome).toBe('rejected');
          expect(validate(event)).toEqual(verdict);
        },
      ),
      { seed: 11, numRuns: 500 },
    );
  });
});
