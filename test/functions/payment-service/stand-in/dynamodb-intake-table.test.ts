import { randomBytes } from 'node:crypto';
import { newPaymentId } from '../../../../functions/payment-service/payments/payment-id';
import type { DynamoDbIntakeTable } from '../../../../functions/payment-service/stand-in/dynamodb-intake-table';
import type { Intake } from '../../../../functions/payment-service/stand-in/intake';
import { HandSetClock } from './support/hand-set-clock';
import { IntakeTables, KEY_LIFETIME_SECONDS, REGIONS } from './support/intake-tables';

let clock: HandSetClock;
let tables: IntakeTables;
let table: DynamoDbIntakeTable;

beforeEach(() => {
  clock = new HandSetClock();
  tables = new IntakeTables(clock);
  table = tables.table(REGIONS.dr);
});

/** A second younger than the one before. */
function newIntake(keyHash = randomBytes(32).toString('hex')): Intake {
  clock.pass(1_000);
  return {
    payment: {
      id: newPaymentId(clock.nowMs()),
      idempotencyKeyHash: keyHash,
      merchantId: 'merchant-1',
      paymentReference: 'order-1',
      amount: { currency: 'USD', minorUnits: 1050 },
      paymentMethod: { type: 'card', brand: 'visa', last4: '1111' },
      synthetic: false,
      region: REGIONS.dr,
      validatedInRegion: REGIONS.dr,
      createdAt: new Date(clock.nowMs()),
      standIn: true,
    },
    fingerprint: Buffer.alloc(32, 1),
  };
}

const hashOf = ({ payment }: Intake) => payment.idempotencyKeyHash;
const storedOf = (intake: Intake) => tables.raw(REGIONS.dr, `key#${hashOf(intake)}`);

it('keeps the first intake of a key, found by key and by id', async () => {
  const first = newIntake();
  const second = newIntake(hashOf(first));

  const outcomes = [await table.add(first), await table.add(second)];

  expect(outcomes).toEqual(['added', 'key-taken']);
  expect(await table.find(hashOf(first))).toEqual({ ...first, state: { kind: 'open' } });
  expect(await table.findByPaymentId(first.payment.id)).toMatchObject(first);
  expect(await table.findByPaymentId(second.payment.id)).toBeUndefined();
});

it('lists and counts what waits, the oldest first, over all queues', async () => {
  const intakes = Array.from({ length: 40 }, () => newIntake());
  for (const intake of [...intakes].reverse()) await table.add(intake);

  const listed = await table.listOpen();

  expect(listed.map(({ keyHash }) => keyHash)).toEqual(intakes.map(hashOf));
  expect(listed[0]?.acceptedAtMs).toBe(intakes[0]?.payment.createdAt.getTime());
  expect(await table.countOpen()).toBe(40);
});

it.each(['booked', 'alias'] as const)(
  'stops listing what is %s, and forgets it when its key may be used again',
  async (kind) => {
    const intake = newIntake();
    await table.add(intake);

    await table.settle(intake, kind === 'booked' ? { kind } : { kind, paymentId: 'other' });

    const expiresAt = String(Math.ceil(clock.nowMs() / 1_000) + KEY_LIFETIME_SECONDS);
    expect(await table.countOpen()).toBe(0);
    expect(await storedOf(intake)).toMatchObject({ expiresAt: { N: expiresAt } });
    expect(await table.find(hashOf(intake))).toMatchObject({ state: { kind } });
  },
);

it('keeps a conflict for good, where a person finds it', async () => {
  const intake = newIntake();
  await table.add(intake);

  await table.settle(intake, { kind: 'conflict', paymentId: 'other' });

  expect(await table.countOpen()).toBe(0);
  expect(await table.countConflicts()).toBe(1);
  expect(await storedOf(intake)).not.toHaveProperty('expiresAt');
});

it('keeps a conflict with nothing in particular', async () => {
  const intake = newIntake();
  await table.add(intake);

  await table.settle(intake, { kind: 'conflict', paymentId: undefined });

  expect(await table.find(hashOf(intake))).toMatchObject({
    state: { kind: 'conflict', paymentId: undefined },
  });
});

describe('what the other region has settled', () => {
  let intake: Intake;

  beforeEach(async () => {
    intake = newIntake();
    await table.add(intake);
    const seenFromThere = tables.table(REGIONS.dr, undefined, 'elsewhere');
    await seenFromThere.settle(intake, { kind: 'alias', paymentId: 'other' });
  });

  it('waits no more, and is listed to be confirmed', async () => {
    const [open, elsewhere] = [await table.countOpen(), await table.listSettledElsewhere()];

    expect(open).toBe(0);
    expect(elsewhere.map(({ keyHash }) => keyHash)).toEqual([hashOf(intake)]);
  });

  it('is what this region says it is, once', async () => {
    await table.confirm(intake, { kind: 'booked' });
    await table.confirm(intake, { kind: 'alias', paymentId: 'too late' });

    const stored = await storedOf(intake);
    expect(await table.listSettledElsewhere()).toEqual([]);
    expect(await table.find(hashOf(intake))).toMatchObject({ state: { kind: 'booked' } });
    expect(stored).toHaveProperty('expiresAt');
    expect(stored).not.toHaveProperty('settledWith');
  });
});

it('never expires what waits', async () => {
  const intake = newIntake();
  await table.add(intake);

  expect(await storedOf(intake)).not.toHaveProperty('expiresAt');
});

it('settles once: the first word stands', async () => {
  const intake = newIntake();
  await table.add(intake);

  const outcomes = [
    await table.settle(intake, { kind: 'booked' }),
    await table.settle(intake, { kind: 'conflict', paymentId: 'other' }),
  ];

  expect(outcomes).toEqual(['settled', 'was-settled']);
  expect(await table.find(hashOf(intake))).toMatchObject({ state: { kind: 'booked' } });
});

it('is of one region', async () => {
  const intake = newIntake();
  await table.add(intake);

  expect(await tables.table(REGIONS.primary).find(hashOf(intake))).toBeUndefined();
});
