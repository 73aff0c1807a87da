import { parsePaymentLimits } from '../../../functions/validate-payment/payment-limits';

describe('payment limits', () => {
  it('are read in the currency itself and kept in its minor unit', () => {
    const limits = parsePaymentLimits('{"USD":"50000.50","JPY":"5000000","BHD":"1.5"}');

    expect([...limits]).toEqual(
      expect.arrayContaining([
        ['USD', 5_000_050],
        ['JPY', 5_000_000],
        ['BHD', 1_500],
      ]),
    );
    expect(limits.size).toBe(3);
  });

  it('use the default for every currency without its own', () => {
    const limits = parsePaymentLimits('{"default":"100","USD":"50"}');

    expect(limits.get('USD')).toBe(5_000);
    expect(limits.get('EUR')).toBe(10_000);
    expect(limits.get('JPY')).toBe(100);
    expect(limits.get('KWD')).toBe(100_000);
  });

  it.each([
    ['no JSON', '{', 'is not valid JSON'],
    ['no object', '["USD"]', 'is not a JSON object'],
    ['null', 'null', 'is not a JSON object'],
    ['nothing accepted', '{}', 'accepts no currency'],
    ['an unknown currency', '{"USDT":"1"}', 'limits USDT, which is no active ISO 4217 currency'],
    ['a currency gone', '{"BGN":"1","default":"1"}', 'limits BGN, which is no active'],
    ['a special property', '{"__proto__":"1"}', 'limits __proto__, which is no active'],
    ['a number', '{"USD":50000}', 'a limit for USD that is not a decimal string'],
    ['null as a limit', '{"USD":null}', 'a limit for USD that is not a decimal string'],
    ['null as the default', '{"default":null}', 'a limit for default that is not a decimal'],
    ['a negative limit', '{"USD":"-1"}', 'a limit for USD that is not a decimal string'],
    ['a limit of zero', '{"USD":"0"}', 'a limit for USD that is not above zero'],
    ['too many decimals', '{"JPY":"1.5"}', 'a limit for JPY with more decimals than JPY has'],
    ['decimals in the default', '{"default":"1.5"}', 'a limit for default with more decimals than'],
    ['too much', '{"USD":"10000000000"}', 'a limit for USD of more than twelve digits in USD'],
  ])('refuse %s, naming the variable and what to set', (_, json, problem) => {
    const parse = () => parsePaymentLimits(json);

    expect(parse).toThrow(
      `PAYMENT_LIMITS ${problem.startsWith('a limit') ? 'has ' : ''}${problem}`,
    );
    expect(parse).toThrow('Set it to a JSON object such as {"default":"10000"');
  });
});
