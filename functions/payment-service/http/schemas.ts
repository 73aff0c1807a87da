import { type TSchema, Type } from '@fastify/type-provider-typebox';
import { IDEMPOTENCY_KEY_PATTERN } from './idempotency-key';
import { problemTypes } from './problem';

/** The API's shapes, in JSON Schema: what is checked is what the OpenAPI document says. */

export const MerchantId = Type.String({ minLength: 1, maxLength: 64 });
export const PaymentReference = Type.String({ minLength: 1, maxLength: 64 });
const Amount = Type.String({
  minLength: 1,
  maxLength: 32,
  description: 'Decimal, in the currency itself and not its minor unit',
  examples: ['10.50'],
});
const Currency = Type.String({ minLength: 1, maxLength: 8, description: 'ISO 4217' });

/**
 * Types and bounds only. What makes a payment valid is `validate-payment`'s to say, in one place
 * and with reasons.
 */
const CardMethod = Type.Object(
  {
    type: Type.Literal('card'),
    number: Type.String({ maxLength: 32 }),
    expiryMonth: Type.Integer(),
    expiryYear: Type.Integer(),
    cvc: Type.Optional(Type.String({ maxLength: 8 })),
  },
  { additionalProperties: false },
);

const IbanMethod = Type.Object(
  { type: Type.Literal('iban'), iban: Type.String({ maxLength: 64 }) },
  { additionalProperties: false },
);

export const PaymentBodySchema = Type.Object(
  {
    merchantId: MerchantId,
    paymentReference: PaymentReference,
    amount: Amount,
    currency: Currency,
    paymentMethod: Type.Union([CardMethod, IbanMethod]),
  },
  { additionalProperties: false },
);

export const TakePaymentHeaders = Type.Object({
  'idempotency-key': Type.String({
    pattern: IDEMPOTENCY_KEY_PATTERN,
    description:
      'Chosen by the client, once per payment; the same with every retry. 1 to 255 visible ASCII ' +
      'characters without spaces; in double quotes, with a backslash before quotes and backslashes ' +
      'in it, it is the same key. draft-ietf-httpapi-idempotency-key-header-07',
    examples: ['8e03978e-40d5-43e8-bc93-6894a57f9324'],
  }),
  'x-synthetic': Type.Optional(
    Type.Union([Type.Literal('true'), Type.Literal('false')], {
      description: 'Marks a payment that only proves that payments work; it is never settled',
    }),
  ),
});

export const PaymentResource = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    status: Type.Union([Type.Literal('accepted'), Type.Literal('pending')], {
      description: '`pending`: accepted for good, and booked as soon as a database takes writes',
    }),
    idempotencyKeyHash: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description: 'SHA-256 of the idempotency key, hexadecimal',
    }),
    merchantId: MerchantId,
    paymentReference: PaymentReference,
    amount: Amount,
    currency: Currency,
    paymentMethod: Type.Object({
      type: Type.Union([Type.Literal('card'), Type.Literal('iban')]),
      brand: Type.Optional(Type.String({ description: 'Of a card' })),
      country: Type.Optional(Type.String({ description: 'Of an account' })),
      last4: Type.String({ maxLength: 4 }),
    }),
    synthetic: Type.Boolean(),
    region: Type.String({ description: 'AWS region that took the payment' }),
    createdAt: Type.String({ format: 'date-time' }),
  },
  { additionalProperties: false },
);

export const PaymentPage = Type.Object(
  {
    payments: Type.Array(PaymentResource),
    next: Type.Union([Type.String(), Type.Null()], {
      description: 'The next `after`; also at the end, where later payments will follow',
    }),
  },
  { additionalProperties: false },
);

/** Largest page: some hundred kilobytes, answered within the time-out of a statement. */
export const MAX_PAGE_SIZE = 500;

export const ListQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ maxLength: 64, description: '`next` of an earlier page' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_PAGE_SIZE, default: 100 })),
  },
  { additionalProperties: false },
);

export const PaymentPath = Type.Object({ id: Type.String({ format: 'uuid' }) });

const ViolationSchema = Type.Object({
  field: Type.String({ description: 'JSON Pointer into the body' }),
  code: Type.String(),
  message: Type.String(),
});

/** Of an answer with a status: the types are those that there are of it. */
const problemSchema = (status: number) =>
  Type.Object({
    type: Type.String({
      enum: problemTypes(status),
      description: 'What is wrong; clients go by this and the status alone',
    }),
    title: Type.String({ description: 'For people; may change' }),
    status: Type.Integer(),
    detail: Type.Optional(Type.String({ description: 'For people; may change' })),
    violations: Type.Optional(Type.Array(ViolationSchema)),
  });

export const HealthSchema = Type.Object({
  status: Type.String(),
  reason: Type.Optional(Type.String()),
});

/** Every problem with one of these says when to ask again. */
const STATUSES_TO_RETRY = new Set([409, 503]);

const RETRY_AFTER = {
  'retry-after': { type: 'integer', description: 'Seconds after which to ask again' },
} as const;

const UNEXPECTED = {
  500: 'A mistake in the service; a retry with the same key finds out what became of a payment',
} as const;

/** Problems of a route by status, for the document; RFC 9457. Any may end with a 500. */
export function problems(descriptions: Readonly<Record<number, string>> = {}) {
  return Object.fromEntries(
    Object.entries({ ...descriptions, ...UNEXPECTED }).map(
      ([status, description]): [string, ProblemResponse] => [
        status,
        {
          description,
          ...(STATUSES_TO_RETRY.has(Number(status)) && { headers: RETRY_AFTER }),
          content: { 'application/problem+json': { schema: problemSchema(Number(status)) } },
        },
      ],
    ),
  );
}

interface ProblemResponse {
  readonly description: string;
  readonly headers?: typeof RETRY_AFTER;
  readonly content: Readonly<Record<string, { readonly schema: TSchema }>>;
}
