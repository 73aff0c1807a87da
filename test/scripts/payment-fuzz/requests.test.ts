import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { mutated } from '../../../scripts/payment-fuzz/mutate';
import { fuzzRequests } from '../../../scripts/payment-fuzz/requests';
import type { OpenApiDocument, Schema } from '../../../scripts/payment-fuzz/schema';
import { validValue } from '../../../scripts/payment-fuzz/valid-values';

const SCHEMA: Schema = {
  type: 'object',
  required: ['merchantId', 'method'],
  properties: {
    merchantId: { type: 'string', minLength: 1, maxLength: 64 },
    count: { type: 'integer', minimum: 1, maximum: 3 },
    method: {
      anyOf: [
        {
          type: 'object',
          required: ['type'],
          properties: { type: { type: 'string', enum: ['a'] } },
        },
        { type: 'string', format: 'uuid' },
      ],
    },
  },
};

const DOCUMENT: OpenApiDocument = {
  openapi: '3.1.0',
  paths: {
    '/things': {
      post: {
        operationId: 'makeThing',
        parameters: [{ in: 'header', name: 'x-key', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: SCHEMA } } },
        responses: {},
      },
    },
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        parameters: [
          { in: 'path', name: 'id', required: true, schema: { type: 'string', format: 'uuid' } },
          { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 9 } },
        ],
        responses: {},
      },
    },
  },
};

const sample = <T>(arbitrary: fc.Arbitrary<T>): T[] =>
  fc.sample(arbitrary, { numRuns: 500, seed: 1 });

function validator() {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  return ajv.compile(SCHEMA);
}

it('makes values that fit their schema', () => {
  const fits = validator();

  const values = sample(validValue(SCHEMA));

  expect(values.filter((value) => !fits(value))).toEqual([]);
});

it('mutates values so that many no longer fit, and some still do', () => {
  const fits = validator();

  const values = sample(mutated(fc.constant({ merchantId: 'm', count: 2, method: { type: 'a' } })));

  const misfits = values.filter((value) => !fits(value)).length;
  expect(misfits).toBeGreaterThan(values.length / 4);
  expect(misfits).toBeLessThan(values.length);
});

it('asks for every operation of the document, for what is not in it, and sends bytes', () => {
  const asked = new Set(
    sample(fuzzRequests(DOCUMENT)).map((request) =>
      request.kind === 'raw' ? 'raw' : (request.operation?.operationId ?? 'unknown'),
    ),
  );

  expect(asked).toEqual(new Set(['makeThing', 'getThing', 'unknown', 'raw']));
});

it('refuses a document with a schema that it can not make values of', () => {
  expect(() => validValue({ type: 'array' })).toThrow('a schema that is not known here');
});
