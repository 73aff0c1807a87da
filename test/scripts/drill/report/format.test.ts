import {
  countText,
  durationText,
  moneyText,
  offsetText,
  timeOfDay,
} from '../../../../scripts/drill/report/format';

it.each([
  [0, '0 ms'],
  [849.6, '850 ms'],
  [1_000, '1.0 s'],
  [41_249, '41.2 s'],
  [59_960, '1 min'],
  [271_000, '4 min 31 s'],
  [900_000, '15 min'],
  [3_720_000, '1 h 02 min'],
  [-2_000, '−2.0 s'],
])('a duration of %d ms is %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text);
});

it.each([
  [0, '+0:00.0'],
  [-10, '+0:00.0'],
  [-30_000, '−0:30.0'],
  [59_990, '+1:00.0'],
  [725_440, '+12:05.4'],
])('%d ms from the loss is %s', (offsetMs, text) => {
  expect(offsetText(offsetMs)).toBe(text);
});

it.each([
  ['EUR', 104_950, 'EUR 1,049.50'],
  ['EUR', 5, 'EUR 0.05'],
  ['JPY', 3_970, 'JPY 3,970'],
  ['KWD', 1_500, 'KWD 1.500'],
  ['ZZZ', 1_500, 'ZZZ 1,500 (smallest unit)'],
])('%s %d is %s', (currency, minorUnits, text) => {
  expect(moneyText(currency, minorUnits)).toBe(text);
});

it('counts in thousands', () => {
  expect([7, 999, 1_000, 1_234_567].map(countText)).toEqual(['7', '999', '1,000', '1,234,567']);
});

it('tells the time of day in UTC, whatever the machine thinks', () => {
  expect(timeOfDay(Date.UTC(2026, 2, 1, 10, 0, 41, 250))).toBe('10:00:41.250 UTC');
});
