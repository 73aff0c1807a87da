import fc from 'fast-check';
import { parsePauseMs } from '../../../scripts/dr-cli/pause-duration';

const MINUTE_MS = 60_000;

test.each([
  ['15m', 15 * MINUTE_MS],
  ['90m', 90 * MINUTE_MS],
  ['2h', 120 * MINUTE_MS],
  ['7d', 7 * 24 * 60 * MINUTE_MS],
  ['10080m', 7 * 24 * 60 * MINUTE_MS],
])('%s is read', (text, expectedMs) => {
  expect(parsePauseMs(text)).toBe(expectedMs);
});

test.each([
  ...['', '14m', '8d', '169h', '10081m', '0h', '-2h', '2', 'h', '2 h', ' 2h', '2h ', '2h\n'],
  ...['2H', '1h30m', '1.5h', '02h', '1e3m', '3600s', '1w', '1toString', '99999999999m', '２h'],
])('%j is refused with the rule', (text) => {
  expect(() => parsePauseMs(text)).toThrow('a whole number of m, h or d, from 15m to 7d');
});

test('whatever is accepted is between the bounds', () => {
  const text = fc
    .tuple(fc.integer({ min: -1, max: 20_000 }), fc.constantFrom('m', 'h', 'd'))
    .map(([count, unit]) => `${count}${unit}`);
  const accepted = (candidate: string) => {
    try {
      return parsePauseMs(candidate);
    } catch {
      return undefined;
    }
  };

  fc.assert(
    fc.property(text, (candidate) => {
      const pauseMs = accepted(candidate) ?? 15 * MINUTE_MS;
      return pauseMs >= 15 * MINUTE_MS && pauseMs <= 7 * 24 * 60 * MINUTE_MS;
    }),
    { seed: 1 },
  );
});
