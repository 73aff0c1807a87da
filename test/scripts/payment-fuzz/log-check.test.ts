import { linesWithCredentials } from '../../../scripts/payment-fuzz/log-check';

it.each([
  '{"message":"4111111111111111"}',
  'a grouped 4111 1111 1111 1111 number',
  'a hyphenated 5555-5555-5555-4444 number',
  'gb29nwbk60161331926819',
])('finds %s', (line) => {
  expect(linesWithCredentials(`fine\n${line}\nfine`)).toEqual([line]);
});

it('finds nothing in lines with ids, times and masked numbers', () => {
  const log =
    '{"paymentId":"01a20523-43fd-71dc-b753-7d29098ce8b4","last4":"1111"}\n************1111';

  expect(linesWithCredentials(log)).toEqual([]);
});
