import fc from 'fast-check';
import { CARD_NUMBERS, IBANS } from './nasty-values';
import type { Schema } from './schema';

const MAX_GENERATED_LENGTH = 64;

/** Values that the schema's words allow, but that mean something, so that payments get through. */
const MEANINGFUL: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  amount: fc.constantFrom('10.50', '1.00', '9999.99', '0.01', '10000000', '0'),
  currency: fc.constantFrom('USD', 'EUR', 'GBP', 'JPY', 'XXX'),
  number: fc.constantFrom(...CARD_NUMBERS),
  iban: fc.constantFrom(...IBANS),
  expiryMonth: fc.constantFrom(1, 6, 12),
  expiryYear: fc.constantFrom(2030, 2035, 1999),
  cvc: fc.constantFrom('123', '1234'),
  merchantId: fc.constantFrom('merchant-1', 'merchant-2'),
  paymentReference: fc.uuid(),
  // Some are used again and again, for the same payment and for others.
  'idempotency-key': fc.oneof(
    { weight: 3, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom('same', '"same"') },
  ),
  after: fc.constantFrom(
    '0_00000000-0000-0000-0000-000000000000',
    '750_01a20523-43fd-71dc-b753-7d29098ce8b4',
  ),
};

/**
 * Values that fit a schema.
 *
 * @param name - of the member or parameter; some are filled with what makes sense, mostly
 * @throws Error for a schema that this doesn't know, so that no operation goes untested unnoticed
 */
export function validValue(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const meaningful = MEANINGFUL[name];
  const anything = anyValid(schema);
  return meaningful === undefined
    ? anything
    : fc.oneof({ weight: 12, arbitrary: meaningful }, { weight: 1, arbitrary: anything });
}

function anyValid(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => validValue(one)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case 'string':
      return validText(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -(2 ** 31), max: schema.maximum ?? 2 ** 31 - 1 });
    case 'boolean':
      return fc.boolean();
    case 'object':
      return validObject(schema);
    default:
      throw new Error(`a schema that is not known here: ${JSON.stringify(schema)}`);
  }
}

function validText({ minLength = 0, maxLength = 255, pattern, format }: Schema) {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  if (format === 'uuid') return fc.uuid();
  return fc.string({ minLength, maxLength: Math.min(maxLength, MAX_GENERATED_LENGTH) });
}

function validObject({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const members = Object.entries(properties).map(
    ([name, schema]): [string, fc.Arbitrary<unknown>] => [name, validValue(schema, name)],
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
}
