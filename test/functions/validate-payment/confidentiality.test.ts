import fc from 'fast-check';
import { createLogger } from '../../../functions/shared/logger';
import { createMetrics } from '../../../functions/shared/metrics';
import { readConfig } from '../../../functions/validate-payment/config';
import {
  createHandler,
  type ValidatePaymentHandler,
} from '../../../functions/validate-payment/handler';
import { type CapturedOutput, captureOutput } from '../support/captured-output';
import { CONTEXT, ENVIRONMENT, setEnvironment } from '../support/lambda';
import { BANK_ACCOUNT, CARD, RULES, PAYMENT as VALID_PAYMENT } from '../support/payments';
import { EXAMPLE_IBANS, TEST_CARDS } from '../support/published-numbers';

/** Without digits that a card number could share by chance. */
const PAYMENT = { ...VALID_PAYMENT, paymentReference: 'ORDER' };

/** Where in an event a secret is put, by mistake or not. */
const PLACES: Readonly<Record<string, (secret: unknown) => unknown>> = {
  'the event itself': (secret) => secret,
  'a list': (secret) => [secret],
  idempotencyKey: (secret) => ({ ...PAYMENT, idempotencyKey: secret }),
  merchantId: (secret) => ({ ...PAYMENT, merchantId: secret }),
  paymentReference: (secret) => ({ ...PAYMENT, paymentReference: secret }),
  amount: (secret) => ({ ...PAYMENT, amount: secret }),
  'the amount in yen': (secret) => ({ ...PAYMENT, amount: secret, currency: 'JPY' }),
  currency: (secret) => ({ ...PAYMENT, currency: secret }),
  paymentMethod: (secret) => ({ ...PAYMENT, paymentMethod: secret }),
  'the type of the method': (secret) => ({ ...PAYMENT, paymentMethod: { ...CARD, type: secret } }),
  'the card number': (secret) => ({ ...PAYMENT, paymentMethod: { ...CARD, number: secret } }),
  'the security code': (secret) => ({ ...PAYMENT, paymentMethod: { ...CARD, cvc: secret } }),
  'the expiry month': (secret) => ({ ...PAYMENT, paymentMethod: { ...CARD, expiryMonth: secret } }),
  'the expiry year': (secret) => ({ ...PAYMENT, paymentMethod: { ...CARD, expiryYear: secret } }),
  'the IBAN': (secret) => ({ ...PAYMENT, paymentMethod: { ...BANK_ACCOUNT, iban: secret } }),
  'an unknown field': (secret) => ({ ...PAYMENT, note: secret }),
  'an unknown field of the method': (secret) => ({
    ...PAYMENT,
    paymentMethod: { ...CARD, note: secret },
  }),
  'deep in an unknown field': (secret) => ({ ...PAYMENT, a: { b: [{ c: secret }] } }),
  'the name of a field': (secret) => ({ ...PAYMENT, [String(secret)]: 1 }),
  'the name of a field of the method': (secret) => ({
    ...PAYMENT,
    paymentMethod: { ...CARD, [String(secret)]: 1 },
  }),
};

/** How a secret may be written. */
const FORMS: readonly ((secret: string) => unknown)[] = [
  (secret) => secret,
  (secret) => Number(secret),
  (secret) => secret.replace(/(.{4})(?=.)/g, '$1 '),
  (secret) => secret.replace(/(.{4})(?=.)/g, '$1-'),
  (secret) => `order-${secret}`,
  (secret) => `x${secret}x`,
  (secret) => `99${secret}`,
  (secret) => `${secret}00`,
  (secret) => secret.toLowerCase(),
  (secret) => [secret],
];

const VISIBLE_RUN = 5;

/** Every stretch of the secret that is longer than may be seen. */
const stretchesOf = (secret: string): readonly string[] =>
  Array.from({ length: secret.length - VISIBLE_RUN }, (_, start) =>
    secret.slice(start, start + VISIBLE_RUN + 1),
  );

describe('what is returned and logged', () => {
  let output: CapturedOutput;
  let restoreEnvironment: () => void;
  let handler: ValidatePaymentHandler;

  beforeEach(() => {
    restoreEnvironment = setEnvironment({ ...ENVIRONMENT, POWERTOOLS_LOG_LEVEL: 'DEBUG' });
    // The time stamps of metrics are digits too; a fixed one cannot match by chance.
    jest.spyOn(Date, 'now').mockReturnValue(RULES.now.getTime());
    output = captureOutput();
    handler = createHandler({
      config: readConfig(process.env),
      clock: () => RULES.now,
      logger: createLogger(),
      metrics: createMetrics(),
      peer: { invoke: () => Promise.reject(new Error('nobody asked for the other region')) },
    });
  });

  afterEach(() => {
    output.restore();
    jest.restoreAllMocks();
    restoreEnvironment();
  });

  const disclose = async (event: unknown): Promise<string> =>
    JSON.stringify(await handler(event, CONTEXT)) + output.take();

  it('never holds six digits in a row of a card number, wherever it was put', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEST_CARDS.map(({ number }) => number)),
        fc.constantFrom(...Object.values(PLACES)),
        fc.constantFrom(...FORMS),
        async (number, place, form) => {
          const disclosed = await disclose(place(form(number)));

          for (const stretch of stretchesOf(number)) expect(disclosed).not.toContain(stretch);
        },
      ),
      { seed: 12, numRuns: 1500 },
    );
  });

  it('never holds six characters in a row of an IBAN, wherever it was put', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...EXAMPLE_IBANS.filter((iban) => !/0{6}/.test(iban))),
        fc.constantFrom(...Object.values(PLACES)),
        fc.constantFrom(...FORMS),
        async (iban, place, form) => {
          const disclosed = (await disclose(place(form(iban)))).toUpperCase();

          for (const stretch of stretchesOf(iban)) expect(disclosed).not.toContain(stretch);
        },
      ),
      { seed: 13, numRuns: 1500 },
    );
  });

  it('never holds the security code', async () => {
    const disclosed = await disclose({
      ...PAYMENT,
      paymentMethod: { ...CARD, number: '378282246310005', cvc: '9876' },
    });

    expect(disclosed).toContain('accepted');
    expect(disclosed).not.toContain('9876');
  });

  it('never repeats a value that was refused', async () => {
    const secret = 'TELL TALE';
    for (const place of Object.values(PLACES)) {
      const disclosed = await disclose(place(secret));

      expect(disclosed).not.toContain(secret);
    }
  });
});
