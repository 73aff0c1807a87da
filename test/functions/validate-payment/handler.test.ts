import { createLogger } from '../../../functions/shared/logger';
import { createMetrics } from '../../../functions/shared/metrics';
import { readConfig } from '../../../functions/validate-payment/config';
import {
  createHandler,
  type ValidatePaymentHandler,
} from '../../../functions/validate-payment/handler';
import { type CapturedOutput, captureOutput, parseLines } from '../support/captured-output';
import { CONTEXT, ENVIRONMENT, setEnvironment } from '../support/lambda';
import { PAYMENT, paymentWith, RULES } from '../support/payments';

describe('the handler', () => {
  let output: CapturedOutput;
  let restoreEnvironment: () => void;
  let handler: ValidatePaymentHandler;

  beforeEach(() => {
    restoreEnvironment = setEnvironment(ENVIRONMENT);
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
    restoreEnvironment();
  });

  it('answers an accepted payment with region, request and what may be stored', async () => {
    const result = await handler(PAYMENT, CONTEXT);

    expect(result).toEqual({
      outcome: 'accepted',
      region: 'us-east-2',
      requestId: CONTEXT.awsRequestId,
      merchantId: 'merchant-17',
      paymentReference: 'ORDER-2026-000123',
      amount: { currency: 'USD', minorUnits: 1050 },
      paymentMethod: { type: 'card', brand: 'visa', last4: '4242' },
    });
  });

  it('answers a rejected payment with its valid identifiers and the violations', async () => {
    const result = await handler(paymentWith({ amount: '0', merchantId: '?' }), CONTEXT);

    expect(result).toEqual({
      outcome: 'rejected',
      region: 'us-east-2',
      requestId: CONTEXT.awsRequestId,
      paymentReference: 'ORDER-2026-000123',
      violations: [
        { field: '/merchantId', code: 'invalid_format', message: expect.any(String) },
        { field: '/amount', code: 'not_positive', message: 'must be above zero' },
      ],
    });
  });

  it.each([null, undefined, 'payment', []])('answers %p with a rejection', async (event) => {
    const result = await handler(event, CONTEXT);

    expect(result).toMatchObject({ outcome: 'rejected', violations: [{ code: 'wrong_type' }] });
  });

  it.each([
    ['accepted', '10.50'],
    ['rejected', '0'],
  ])(
    'masks identifiers that hold a card number among other digits when %s',
    async (outcome, amount) => {
      const glued = { merchantId: '994242424242424242', paymentReference: '5555555555554444000' };

      const result = await handler(paymentWith({ ...glued, amount }), CONTEXT);

      expect(result).toMatchObject({
        outcome,
        merchantId: '99************4242',
        paymentReference: '************4444000',
      });
    },
  );

  it('logs the decision with its correlation ids, the key only as a hash', async () => {
    await handler(PAYMENT, CONTEXT);

    const written = output.take();
    expect(written).not.toContain(PAYMENT.idempotencyKey);
    expect(parseLines(written)).toContainEqual(
      expect.objectContaining({
        level: 'INFO',
        message: 'Payment accepted',
        service: 'validate-payment',
        function_request_id: CONTEXT.awsRequestId,
        cold_start: expect.any(Boolean),
        correlation_id: 'ORDER-2026-000123',
        merchant_id: 'merchant-17',
        idempotency_key_hash: '238c5b6ddb487a6d',
        currency: 'USD',
        payment_method: { type: 'card', brand: 'visa', last4: '4242' },
      }),
    );
  });

  it('logs what a payment was rejected for', async () => {
    await handler(paymentWith({ amount: '0' }), CONTEXT);

    expect(parseLines(output.take())).toContainEqual(
      expect.objectContaining({
        message: 'Payment rejected',
        violations: [{ field: '/amount', code: 'not_positive' }],
      }),
    );
  });

  it('carries no correlation id over to the next request', async () => {
    await handler(PAYMENT, CONTEXT);
    output.take();

    await handler(null, CONTEXT);

    const written = output.take();
    expect(written).toContain('Payment rejected');
    expect(written).not.toMatch(/correlation_id|merchant_id|idempotency_key_hash|ORDER/);
  });

  it.each([
    ['PaymentAccepted', PAYMENT],
    ['PaymentRejected', null],
  ])('counts %s under the service alone', async (metric, event) => {
    await handler(event, CONTEXT);

    const counted = parseLines(output.take()).filter((line) => metric in line);
    expect(counted).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: 'MultiRegionDr',
              Dimensions: [['service']],
              Metrics: [{ Name: metric, Unit: 'Count' }],
            },
          ],
        },
        service: 'validate-payment',
        [metric]: 1,
      },
    ]);
  });

  it('counts the cold start once', async () => {
    await handler(PAYMENT, CONTEXT);
    await handler(PAYMENT, CONTEXT);

    const coldStarts = parseLines(output.take()).filter((line) => 'ColdStart' in line);
    expect(coldStarts).toEqual([
      expect.objectContaining({ ColdStart: 1, function_name: CONTEXT.functionName }),
    ]);
  });
});
