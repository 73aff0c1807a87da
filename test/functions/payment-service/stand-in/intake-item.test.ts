import type { Intake } from '../../../../functions/payment-service/stand-in/intake';
import {
  type Attributes,
  fromIntakeAttributes,
  toIntakeAttributes,
} from '../../../../functions/payment-service/stand-in/intake-item';

const INTAKE: Intake = {
  payment: {
    id: '01890000-0000-7000-8000-000000000001',
    idempotencyKeyHash: 'ab'.repeat(32),
    merchantId: 'merchant-1',
    paymentReference: 'order-1',
    amount: { currency: 'USD', minorUnits: 1050 },
    paymentMethod: { type: 'iban', country: 'GB', last4: '6819' },
    synthetic: false,
    region: 'us-east-2',
    validatedInRegion: 'us-east-1',
    createdAt: new Date('2026-06-01T12:00:00.123Z'),
    standIn: true,
  },
  fingerprint: Buffer.alloc(32, 7),
};

const ATTRIBUTES = toIntakeAttributes(INTAKE);

const withPayment = (payment: object): Attributes => ({
  ...ATTRIBUTES,
  payment: { S: JSON.stringify({ ...INTAKE.payment, ...payment }) },
});

it('is read as it was written', () => {
  expect(fromIntakeAttributes(ATTRIBUTES)).toEqual({ ...INTAKE, state: { kind: 'open' } });
});

it('says what it was settled with', () => {
  const settled = { ...ATTRIBUTES, state: { S: 'alias' }, settledWith: { S: 'other' } };

  expect(fromIntakeAttributes(settled).state).toEqual({ kind: 'alias', paymentId: 'other' });
});

it('gives away nothing that it was not meant to hold', () => {
  const paymentMethod = { ...INTAKE.payment.paymentMethod, iban: 'GB29NWBK60161331926819' };

  expect(JSON.stringify(fromIntakeAttributes(withPayment({ paymentMethod })))).not.toContain(
    'NWBK',
  );
});

it.each<[string, Attributes]>([
  ['has no fingerprint', { ...ATTRIBUTES, fingerprint: { N: '1' } }],
  ['has a state of another version', { ...ATTRIBUTES, state: { S: 'reversed' } }],
  ['is an alias of nothing', { ...ATTRIBUTES, state: { S: 'alias' } }],
  ['holds no amount', withPayment({ amount: { currency: 'USD' } })],
  ['holds no moment', withPayment({ createdAt: 'yesterday' })],
  ['holds the payment of another key', withPayment({ idempotencyKeyHash: 'cd'.repeat(32) })],
])('is refused when it %s', (_, attributes) => {
  expect(() => fromIntakeAttributes(attributes)).toThrow(/of the intake table/);
});
