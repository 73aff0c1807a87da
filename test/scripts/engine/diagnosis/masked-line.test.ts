import { maskedLine } from '../../../../scripts/engine/diagnosis/masked-line';

test.each([
  ['a plain line stays as it is', 'listening on 8080', 'listening on 8080'],
  ['a card number is masked', 'paid with 4242424242424242', 'paid with ************4242'],
  [
    'a secret field of a JSON line is hidden',
    '{"level":"ERROR","cvc":"123"}',
    '{"level":"ERROR","cvc":"[REDACTED]"}',
  ],
  ['quotes stay quotes', 'said "no" \\ twice', 'said "no" \\ twice'],
  ['a terminal is not written to', 'red \u001b[31malert\r\nnext', 'red  [31malert next'],
])('%s', (_, line, expected) => {
  expect(maskedLine(line)).toBe(expected);
});
