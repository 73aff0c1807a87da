import { createLogger } from '../../../functions/shared/logger';
import { type CapturedOutput, captureOutput, parseLines } from '../support/captured-output';
import { ENVIRONMENT, setEnvironment } from '../support/lambda';

describe('the logger', () => {
  let output: CapturedOutput;
  let restoreEnvironment: () => void;

  beforeEach(() => {
    restoreEnvironment = setEnvironment(ENVIRONMENT);
    output = captureOutput();
  });

  afterEach(() => {
    output.restore();
    restoreEnvironment();
  });

  it('writes one JSON object per line with the name of the service', () => {
    createLogger().info('Started');

    expect(parseLines(output.take())).toEqual([
      expect.objectContaining({ level: 'INFO', message: 'Started', service: 'validate-payment' }),
    ]);
  });

  it.each([
    ['a message', () => createLogger().info('paid with 4242424242424242')],
    ['a value', () => createLogger().info('m', { note: 'paid with 4242424242424242' })],
    ['a number', () => createLogger().info('m', { note: 4242424242424242 })],
    ['a big integer', () => createLogger().info('m', { note: 4242424242424242n })],
    ['a nested value', () => createLogger().info('m', { a: [{ b: ['4242424242424242'] }] })],
    ['a field name', () => createLogger().info('m', { a: { '4242424242424242': true } })],
    ['an error', () => createLogger().error('m', new Error('card 4242424242424242'))],
    [
      'the cause of an error',
      () =>
        createLogger().error('m', new Error('failed', { cause: new Error('4242424242424242') })),
    ],
    [
      'a key added for all lines',
      () => {
        const logger = createLogger();
        logger.appendKeys({ note: '4242424242424242' });
        logger.info('m');
      },
    ],
    [
      'an event logged whole',
      () => createLogger().logEventIfEnabled({ a: '4242424242424242' }, true),
    ],
  ])('masks a card number in %s', (_, log) => {
    log();

    const written = output.take();
    expect(written).not.toContain('424242');
    expect(written).toContain('************4242');
  });

  it('masks an IBAN', () => {
    createLogger().info('from DE89370400440532013000');

    expect(output.take()).toContain('from ******************3000');
  });

  it.each(['number', 'cardNumber', 'pan', 'cvc', 'CVV', 'securityCode', 'iban', 'accountNumber'])(
    'never writes the value of a field called %s',
    (field) => {
      createLogger().info('m', { method: { [field]: '4242424242424241' } });

      expect(parseLines(output.take())).toEqual([
        expect.objectContaining({ method: { [field]: '[REDACTED]' } }),
      ]);
    },
  );

  it('leaves other values as they are', () => {
    const attributes = {
      count: 3,
      ratio: 0.5,
      ok: true,
      none: null,
      list: ['a', 1],
      at: 1795361463664,
    };

    createLogger().info('m', { attributes });

    expect(parseLines(output.take())).toEqual([expect.objectContaining({ attributes })]);
  });
});
