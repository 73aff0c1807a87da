import { timeTicks, timeTickText, valueTicks } from '../../../../scripts/drill/report/plot/axis';

it.each([
  [0, [0, 1]],
  [2, [0, 1, 2]],
  [23, [0, 10, 20, 30]],
  [4_100, [0, 2_000, 4_000, 6_000]],
])('values up to %d have the ticks %j', (greatest, ticks) => {
  expect(valueTicks(greatest)).toEqual(ticks);
});

it('has time ticks at whole steps from zero, on both sides of it', () => {
  expect(timeTicks(-30_000, 90_000, 4)).toEqual([-30_000, 0, 30_000, 60_000, 90_000]);
  expect(timeTicks(-700, 1_400, 4)).toEqual([0, 1_000]);
});

it.each([
  [0, 1_000, '0'],
  [-30_000, 15_000, '−0:30'],
  [75_000, 15_000, '+1:15'],
  [500, 500, '+0.5 s'],
])('a tick at %d ms, %d ms apart, is %s', (offsetMs, stepMs, text) => {
  expect(timeTickText(offsetMs, stepMs)).toBe(text);
});
