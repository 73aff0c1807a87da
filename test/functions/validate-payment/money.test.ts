import { parsePaymentLimits } from '../../../functions/validate-payment/payment-limits';
import { paymentWith, validate, violationsIn } from '../support/payments';

describe('the amount', () => {
  it.each([
    ['10.50', 'USD', 1050],
    ['10.5', 'USD', 1050],
    ['10', 'USD', 1000],
    ['0.01', 'USD', 1],
    ['50000.00', 'USD', 5_000_000],
    ['1000', 'JPY', 1000],
    ['1.234', 'BHD', 1234],
    ['0.001', 'BHD', 1],
  ])('%s %s is %d in minor units', (amount, currency, minorUnits) => {
    const verdict = validate(paymentWith({ amount, currency }));

    expect(verdict).toMatchObject({ outcome: 'accepted', amount: { currency, minorUnits } });
  });

  it.each([
    [undefined, 'required'],
    [null, 'wrong_type'],
    [10.5, 'wrong_type'],
    [['10'], 'wrong_type'],
    ['', 'invalid_format'],
    ['ten', 'invalid_format'],
    ['-1', 'invalid_format'],
    ['+1', 'invalid_format'],
    ['1e3', 'invalid_format'],
    ['0x10', 'invalid_format'],
    ['1,000.00', 'invalid_format'],
    ['1.', 'invalid_format'],
    ['.5', 'invalid_format'],
    ['007', 'invalid_format'],
    [' 1', 'invalid_format'],
    ['1\n', 'invalid_format'],
    ['Infinity', 'invalid_format'],
    ['١٠', 'invalid_format'],
    [`1.${'0'.repeat(40)}`, 'invalid_format'],
    ['0', 'not_positive'],
    ['0.00', 'not_positive'],
    ['10.505', 'too_many_decimals'],
    ['10.500', 'too_many_decimals'],
    ['50000.01', 'limit_exceeded'],
    ['9007199254740993', 'limit_exceeded'],
  ])('%p is refused: %s', (amount, code) => {
    expect(violationsIn(paymentWith({ amount }))).toEqual([`/amount ${code}`]);
  });

  it.each([
    ['1000.0', 'JPY', 'too_many_decimals'],
    ['1.2345', 'BHD', 'too_many_decimals'],
    ['5000001', 'JPY', 'limit_exceeded'],
    ['10000.001', 'BHD', 'limit_exceeded'],
    ['10000.01', 'EUR', 'limit_exceeded'],
  ])('%s %s is refused: %s', (amount, currency, code) => {
    expect(violationsIn(paymentWith({ amount, currency }))).toEqual([`/amount ${code}`]);
  });

  it('names the limit as the payment would write it', () => {
    const verdict = validate(paymentWith({ amount: '60000' }));

    expect(verdict).toMatchObject({
      violations: [{ message: 'must be at most 50000.00 in this currency' }],
    });
  });

  it('is still checked for what holds in every currency when the currency is wrong', () => {
    expect(violationsIn(paymentWith({ amount: '0', currency: 'usd' }))).toEqual([
      '/amount not_positive',
      '/currency invalid_format',
    ]);
  });
});

describe('the currency', () => {
  it.each([
    [undefined, 'required'],
    [840, 'wrong_type'],
    ['', 'invalid_format'],
    ['usd', 'invalid_format'],
    ['US', 'invalid_format'],
    ['USDT', 'invalid_format'],
    ['USD\n', 'invalid_format'],
    ['ABC', 'unknown_currency'],
    ['BGN', 'unknown_currency'],
    ['XXX', 'unknown_currency'],
  ])('%p is refused: %s', (currency, code) => {
    expect(violationsIn(paymentWith({ currency }))).toEqual([`/currency ${code}`]);
  });

  it('is refused when no limit is configured for it', () => {
    const limits = parsePaymentLimits('{"EUR":"100"}');

    expect(violationsIn(paymentWith({}), { limits })).toEqual(['/currency currency_not_accepted']);
  });
});
