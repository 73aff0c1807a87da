import type { TestApp } from './app';

/** A number that Visa publishes for tests. */
export const TEST_CARD_NUMBER = '4111111111111111';

export const CARD_PAYMENT = {
  merchantId: 'merchant-1',
  paymentReference: 'order-1',
  amount: '10.50',
  currency: 'USD',
  paymentMethod: {
    type: 'card',
    number: TEST_CARD_NUMBER,
    expiryMonth: 12,
    expiryYear: 2030,
    cvc: '123',
  },
} as const;

/** `POST /payments` with a key, and headers of one's own over the usual ones. */
export const pay = (
  { app }: Pick<TestApp, 'app'>,
  key: string,
  body: object = CARD_PAYMENT,
  headers: Readonly<Record<string, string>> = {},
) =>
  app.inject({
    method: 'POST',
    url: '/payments',
    headers: { 'idempotency-key': key, 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  });
