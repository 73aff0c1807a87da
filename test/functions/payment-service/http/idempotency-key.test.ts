import fc from 'fast-check';
import {
  IDEMPOTENCY_KEY_PATTERN,
  readIdempotencyKey,
} from '../../../../functions/payment-service/http/idempotency-key';

it.each([
  ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
  ['"8e03978e-40d5-43e8-bc93-6894a57f9324"', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
  ['"a\\"b\\\\c"', 'a"b\\c'],
  ['a"b', 'a"b'],
  ['x'.repeat(255), 'x'.repeat(255)],
])('reads %s', (header, key) => {
  expect(readIdempotencyKey(header)).toBe(key);
});

it.each([undefined, ''])('calls %p missing', (header) => {
  expect(() => readIdempotencyKey(header)).toThrow('Idempotency-Key is missing');
});

it.each(['two words', '"two words"', '""', '"open', '"a"b"', 'ü', 'x'.repeat(256)])(
  'refuses %s',
  (header) => {
    expect(() => readIdempotencyKey(header)).toThrow('Idempotency-Key is malformed');
  },
);

it('takes two headers for a malformed one, never for one of them', () => {
  expect(() => readIdempotencyKey(['one', 'other'])).toThrow('Idempotency-Key is malformed');
});

describe('the pattern of the document', () => {
  const pattern = new RegExp(IDEMPOTENCY_KEY_PATTERN, 'u');
  const isRead = (header: string): boolean => {
    try {
      readIdempotencyKey(header);
      return true;
    } catch {
      return false;
    }
  };

  it.each(['x'.repeat(255), 'x'.repeat(256), `"${'\\"'.repeat(255)}"`, `"${'\\"'.repeat(256)}"`])(
    'has the limit of the code: %#',
    (header) => {
      expect(pattern.test(header)).toBe(isRead(header));
    },
  );

  it('fits what the code reads, and nothing else', () => {
    const character = fc.constantFrom('"', '\\', 'a', '~', '!', ' ', '[', ']', '#', '\x7f', 'ü');
    const text = fc.string({ unit: character, maxLength: 6 });
    const header = fc.oneof(
      text,
      text.map((inside) => `"${inside}"`),
    );

    fc.assert(
      fc.property(header, (value) => {
        expect(pattern.test(value)).toBe(isRead(value));
      }),
      { numRuns: 2_000 },
    );
  });
});
