import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { isObject } from '../../shared/state/guards';
import type { Payment } from '../payments/payment';
import { readPaymentMethod } from '../validation/answer';
import type { Intake, IntakeState, KeptIntake } from './intake';

export type Attributes = Record<string, AttributeValue>;

/** Thrown when an item isn't what this code writes: money is never guessed. */
export class IntakeItemError extends Error {
  constructor(item: string, problem: string) {
    super(`${item} of the intake table ${problem}; see docs/payment-service.md, "Stand-in"`);
    this.name = 'IntakeItemError';
  }
}

/** Key of an intake's item. */
export const intakeKey = (keyHash: string): Attributes => ({ item: { S: `key#${keyHash}` } });

/** Key of the item that leads from a payment's id to its intake. */
export const pointerKey = (paymentId: string): Attributes => ({
  item: { S: `payment#${paymentId}` },
});

/** The payment as one JSON text: nothing but this code reads it, and it is written once. */
export function toIntakeAttributes({ payment, fingerprint }: Intake): Attributes {
  return {
    ...intakeKey(payment.idempotencyKeyHash),
    payment: { S: JSON.stringify(payment) },
    fingerprint: { S: fingerprint.toString('hex') },
    acceptedAt: { S: payment.createdAt.toISOString() },
    state: { S: 'open' },
  };
}

/** @throws IntakeItemError */
export function fromIntakeAttributes(attributes: Attributes): KeptIntake {
  const item = attributes.item?.S ?? 'an item';
  const text = (name: string): string => {
    const value = attributes[name]?.S;
    if (value === undefined) throw new IntakeItemError(item, `has no text "${name}"`);
    return value;
  };
  const payment = readPayment(JSON.parse(text('payment')));
  if (payment === undefined || item !== `key#${payment.idempotencyKeyHash}`) {
    throw new IntakeItemError(item, 'does not hold a payment of its own');
  }
  return {
    payment,
    fingerprint: Buffer.from(text('fingerprint'), 'hex'),
    state: readState(text('state'), attributes.settledWith?.S, item),
  };
}

function readState(kind: string, paymentId: string | undefined, item: string): IntakeState {
  switch (kind) {
    case 'open':
    case 'booked':
      return { kind };
    case 'alias':
      if (paymentId === undefined) throw new IntakeItemError(item, 'has no text "settledWith"');
      return { kind, paymentId };
    case 'conflict':
      return { kind, paymentId };
    default:
      throw new IntakeItemError(item, `has the unknown state "${kind}"`);
  }
}

/** Member by member: another version may have written it. */
function readPayment(value: unknown): Payment | undefined {
  if (!isObject(value) || !isObject(value.amount)) return undefined;
  const { id, idempotencyKeyHash, merchantId, paymentReference, region, validatedInRegion } = value;
  const { currency, minorUnits } = value.amount;
  const paymentMethod = readPaymentMethod(value.paymentMethod);
  const createdAt = new Date(String(value.createdAt));
  return typeof id === 'string' &&
    typeof idempotencyKeyHash === 'string' &&
    typeof merchantId === 'string' &&
    typeof paymentReference === 'string' &&
    typeof region === 'string' &&
    typeof validatedInRegion === 'string' &&
    typeof currency === 'string' &&
    typeof minorUnits === 'number' &&
    paymentMethod !== undefined &&
    Number.isFinite(createdAt.getTime())
    ? {
        id,
        idempotencyKeyHash,
        merchantId,
        paymentReference,
        amount: { currency, minorUnits },
        paymentMethod,
        synthetic: false,
        region,
        validatedInRegion,
        createdAt,
        standIn: true,
      }
    : undefined;
}
