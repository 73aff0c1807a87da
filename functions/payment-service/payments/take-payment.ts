import type { Clock } from '../../shared/ports';
import type { Violation } from '../../validate-payment/result';
import type { Database } from '../database/database';
import type { PaymentValidator } from '../validation/validator';
import { findPaymentByKey } from './find-payment';
import { fingerprint, hashKey } from './fingerprint';
import type { Payment } from './payment';
import { newPaymentId } from './payment-id';
import type { PaymentRequest } from './payment-request';
import { storePayment } from './store-payment';

/** What becomes of a request to pay. */
export type TakePaymentOutcome =
  | { readonly kind: 'taken'; readonly payment: Payment }
  /** The key was used for the same payment before: its answer is given again. */
  | { readonly kind: 'replayed'; readonly payment: Payment }
  | { readonly kind: 'rejected'; readonly violations: readonly Violation[] }
  /** The key was used for another payment. */
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'in-flight' }
  | { readonly kind: 'validator-unavailable' };

export interface TakePaymentDependencies {
  readonly database: Database;
  readonly validator: PaymentValidator;
  readonly clock: Clock;
  readonly region: string;
  /** How long at least a key is remembered. */
  readonly keyLifetimeSeconds: number;
  /** Where else a key may have been answered that the database doesn't know yet. */
  readonly standIn?: {
    findEarlier(keyHash: Buffer, fingerprint: Buffer): Promise<TakePaymentOutcome | undefined>;
  };
}

/**
 * Takes a payment at most once per key, in either region: what was taken is found in the database,
 * which is the same in both.
 *
 * The key is looked for before anything else, so that a retry gets its answer even when the
 * validator is away or would decide otherwise by now. A rejected request uses no key up.
 *
 * @throws DatabaseFailure
 */
export async function takePayment(
  dependencies: TakePaymentDependencies,
  request: PaymentRequest,
  trace: string | undefined,
): Promise<TakePaymentOutcome> {
  const { database, validator, clock, region, keyLifetimeSeconds } = dependencies;
  const keyHash = hashKey(request.idempotencyKey);
  const requested = fingerprint(request);
  const earlier =
    (await findEarlier(database, keyHash, requested)) ??
    (await dependencies.standIn?.findEarlier(keyHash, requested));
  if (earlier !== undefined) return earlier;

  const verdict = await validator.validate(
    { ...request.body, idempotencyKey: request.idempotencyKey },
    trace,
  );
  switch (verdict.kind) {
    case 'unavailable':
      return { kind: 'validator-unavailable' };
    case 'rejected':
      return { kind: 'rejected', violations: verdict.violations };
    case 'accepted':
  }

  const stored = await storePayment(database, {
    payment: {
      id: newPaymentId(clock.nowMs()),
      idempotencyKeyHash: keyHash.toString('hex'),
      merchantId: request.body.merchantId,
      paymentReference: request.body.paymentReference,
      amount: verdict.amount,
      paymentMethod: verdict.paymentMethod,
      synthetic: request.synthetic,
      region,
      validatedInRegion: verdict.region,
    },
    keyHash,
    fingerprint: requested,
    keyLifetimeSeconds,
  });
  switch (stored.kind) {
    case 'stored':
      return { kind: 'taken', payment: stored.payment };
    case 'in-flight':
      return { kind: 'in-flight' };
    case 'key-taken':
      // Taken since it was looked for; in flight again only when it expired in between.
      return (await findEarlier(database, keyHash, requested)) ?? { kind: 'in-flight' };
  }
}

async function findEarlier(
  database: Database,
  keyHash: Buffer,
  requested: Buffer,
): Promise<TakePaymentOutcome | undefined> {
  const found = await findPaymentByKey(database, keyHash);
  if (found === undefined) return undefined;
  return found.fingerprint.equals(requested)
    ? { kind: 'replayed', payment: found.payment }
    : { kind: 'key-reused' };
}
