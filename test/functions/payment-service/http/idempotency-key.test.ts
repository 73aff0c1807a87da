import { readIdempotencyKey } from '../../../../functions/payment-service/http/idempotency-key';

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
