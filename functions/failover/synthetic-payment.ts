import type { ServingRegion } from './serving-region';

/**
 * The payment that proves a region takes payments. It is marked, so that the service keeps it
 * out of settlement, and is the same for every attempt of one operation.
 *
 * A bank account and not a card, because a card expires and the same key must come with the same
 * body. The IBAN is the United Kingdom's example in the SWIFT IBAN registry.
 */
export const SYNTHETIC_PAYMENT = {
  merchantId: 'synthetic-failover',
  paymentReference: 'synthetic-failover-check',
  amount: '1.00',
  currency: 'USD',
  paymentMethod: { type: 'iban', iban: 'GB29NWBK60161331926819' },
} as const;

/**
 * Once per operation. The epoch alone would repeat: each region counts its own, and starts again
 * when its table is made anew, while the payments of an earlier one are still in the database.
 * A replayed answer would then pass for a write that never took place. In digits alone the moment
 * would now and then pass for a card number, which the service refuses in a key.
 */
export function idempotencyKey(
  { regionCode }: Pick<ServingRegion, 'regionCode'>,
  { epoch, startedAtMs }: { readonly epoch: number; readonly startedAtMs: number },
): string {
  return `synthetic-${regionCode}-e${epoch}-${startedAtMs.toString(36)}`;
}
