import type { Database, Statement } from '../../functions/payment-service/database/database';
import { findPaymentByKey } from '../../functions/payment-service/payments/find-payment';
import { newPaymentId } from '../../functions/payment-service/payments/payment-id';
import { storePayment } from '../../functions/payment-service/payments/store-payment';

/** What the service says to its database for one payment. */
export interface PaymentStatements {
  readonly find: Statement;
  readonly store: Statement;
}

const HASH = Buffer.alloc(32, 7);

/** Asks the service's own code for its statements, by standing where its database would be. */
export async function recordPaymentStatements(): Promise<PaymentStatements> {
  const recorded: Statement[] = [];
  const recorder: Database = {
    query: async (statement) => {
      recorded.push(statement);
      return [];
    },
    close: async () => undefined,
  };
  await findPaymentByKey(recorder, HASH);
  await storePayment(recorder, {
    payment: {
      id: newPaymentId(Date.now()),
      idempotencyKeyHash: HASH.toString('hex'),
      merchantId: 'merchant-1',
      paymentReference: 'bench-1-1000000',
      amount: { currency: 'USD', minorUnits: 1_050 },
      paymentMethod: { type: 'card', brand: 'visa', last4: '1111' },
      synthetic: false,
      region: 'us-east-1',
      validatedInRegion: 'us-east-1',
    },
    keyHash: HASH,
    fingerprint: HASH,
    keyLifetimeSeconds: 604_800,
  });
  const [find, store] = recorded;
  if (find === undefined || store === undefined || recorded.length !== 2) {
    throw new Error('a payment is no longer two statements; pgbench has to do what it is now');
  }
  return { find, store };
}
