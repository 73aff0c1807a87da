import fc from 'fast-check';
import { idempotencyKey } from '../../../functions/failover/synthetic-payment';
import { containsPaymentCredential } from '../../../functions/shared/payment-credentials';

const serving = { regionCode: 'use2' };

test('the key of a synthetic payment is never read as a card number, which would be refused', () => {
  const start = Date.UTC(2026, 0, 1);
  const operation = fc.record({
    epoch: fc.nat({ max: 100_000 }),
    startedAtMs: fc.integer({ min: start, max: start + 50 * 365 * 86_400_000 }),
  });

  fc.assert(
    fc.property(operation, (at) => {
      expect(containsPaymentCredential(idempotencyKey(serving, at))).toBe(false);
    }),
    { seed: 1, numRuns: 5_000 },
  );
});

test('two operations of one epoch have two keys', () => {
  const at = { epoch: 1, startedAtMs: 1_767_225_600_000 };

  expect(idempotencyKey(serving, at)).not.toBe(
    idempotencyKey(serving, { ...at, startedAtMs: at.startedAtMs + 1 }),
  );
});
