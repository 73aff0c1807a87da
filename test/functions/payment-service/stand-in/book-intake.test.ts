import { randomUUID } from 'node:crypto';
import type { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import { hashKey } from '../../../../functions/payment-service/payments/fingerprint';
import { newPaymentId } from '../../../../functions/payment-service/payments/payment-id';
import { bookIntake } from '../../../../functions/payment-service/stand-in/book-intake';
import type { Intake } from '../../../../functions/payment-service/stand-in/intake';
import { ledgerBalance, paymentsOfKey } from './support/ledger';
import { startLedger } from './support/region-under-test';

const ACCEPTED_AT = new Date('2026-06-01T12:00:00.123Z');

let ledger: Awaited<ReturnType<typeof startLedger>>;
let database: PooledDatabase;

beforeAll(async () => {
  ledger = await startLedger();
  ({ database } = ledger);
});

afterAll(() => ledger.stop());

const intakeOf = (key: string, fingerprint = 1): Intake => ({
  payment: {
    id: newPaymentId(ACCEPTED_AT.getTime()),
    idempotencyKeyHash: hashKey(key).toString('hex'),
    merchantId: 'merchant-1',
    paymentReference: 'order-1',
    amount: { currency: 'USD', minorUnits: 1050 },
    paymentMethod: { type: 'card', brand: 'visa', last4: '1111' },
    synthetic: false,
    region: 'us-east-2',
    validatedInRegion: 'us-east-2',
    createdAt: ACCEPTED_AT,
    standIn: true,
  },
  fingerprint: Buffer.alloc(32, fingerprint),
});

const KEY_LIFETIME_SECONDS = 3_600;

const book = (intake: Intake, afterMs = 1_000) =>
  bookIntake(database, intake, {
    keyLifetimeSeconds: KEY_LIFETIME_SECONDS,
    clock: { nowMs: () => ACCEPTED_AT.getTime() + afterMs },
  });

it('books once, however often and by however many', async () => {
  const key = randomUUID();
  const intake = intakeOf(key);

  const bookings = await Promise.all([book(intake), book(intake), book(intake)]);
  const again = await book(intake);

  expect(again).toMatchObject({ settlement: { kind: 'booked' } });
  expect(bookings.some((booking) => booking !== 'in-flight')).toBe(true);
  expect(await paymentsOfKey(database, key)).toEqual([
    { id: intake.payment.id, region: 'us-east-2' },
  ]);
  expect(await ledgerBalance(database)).toBe(0);
});

it('keeps the moment of the acceptance, and that of the booking', async () => {
  const intake = intakeOf(randomUUID());
  await book(intake);

  const [row] = await database.query<{ stood_in_at: Date; was_booked_later: boolean }>({
    name: 'moments',
    text: `SELECT stood_in_at, created_at > stood_in_at AS was_booked_later
           FROM payment_service.payments WHERE id = $1`,
    values: [intake.payment.id],
  });

  expect(row).toEqual({ stood_in_at: ACCEPTED_AT, was_booked_later: true });
});

it('finds what was booked before its key was forgotten', async () => {
  const key = randomUUID();
  const intake = intakeOf(key);
  await book(intake);
  await database.query({
    name: 'forget',
    text: 'DELETE FROM payment_service.idempotency_keys WHERE key_hash = $1',
    values: [hashKey(key)],
  });

  const again = await book(intake);

  expect(again).toMatchObject({ settlement: { kind: 'booked' } });
  expect(await paymentsOfKey(database, key)).toHaveLength(1);
});

it.each([
  ['an alias of a payment with the same key and the same fingerprint', 1, 'alias'],
  ['a conflict with a payment with the same key and another fingerprint', 2, 'conflict'],
] as const)('is %s', async (_, fingerprint, kind) => {
  const key = randomUUID();
  const first = intakeOf(key);
  await book(first);

  const second = await book(intakeOf(key, fingerprint));

  expect(second).toMatchObject({
    settlement: { kind, paymentId: first.payment.id },
    payment: { id: first.payment.id },
  });
  expect(await paymentsOfKey(database, key)).toHaveLength(1);
});

describe('one that has waited for as long as keys are kept', () => {
  const LATE_MS = KEY_LIFETIME_SECONDS * 1_000;

  it('is not booked: its key may have been paid with and forgotten meanwhile', async () => {
    const key = randomUUID();

    const booking = await book(intakeOf(key), LATE_MS);

    expect(booking).toMatchObject({ settlement: { kind: 'conflict', paymentId: undefined } });
    expect(await paymentsOfKey(database, key)).toEqual([]);
  });

  it('is booked when it is in the ledger', async () => {
    const intake = intakeOf(randomUUID());
    await book(intake);

    const booking = await book(intake, LATE_MS);

    expect(booking).toMatchObject({ settlement: { kind: 'booked' } });
  });
});
