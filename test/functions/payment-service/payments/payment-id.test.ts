import fc from 'fast-check';
import { newPaymentId } from '../../../../functions/payment-service/payments/payment-id';

const LAST_MS = 2 ** 48 - 1;

it('is a UUID of version 7 with its time in front', () => {
  const property = fc.property(fc.nat({ max: LAST_MS }), (nowMs) => {
    const id = newPaymentId(nowMs);

    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(nowMs);
  });
  fc.assert(property, { seed: 7, numRuns: 200 });
});

it('is another one within the same millisecond', () => {
  const ids = Array.from({ length: 1_000 }, () => newPaymentId(1));

  expect(new Set(ids).size).toBe(1_000);
});
