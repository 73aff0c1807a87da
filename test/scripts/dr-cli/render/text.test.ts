import { columns, durationText, truncate } from '../../../../scripts/dr-cli/render/text';

test.each([
  [0, '0s'],
  [59_999, '59s'],
  [245_000, '4m 05s'],
  [3_720_000, '1h 02m'],
])('%d ms reads %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

test('columns line up, and the last one is not padded', () => {
  const rows = [
    ['stack', 'us-east-1', 'x'],
    ['global-dns', '-', 'longer'],
  ];

  expect(columns(rows)).toEqual(['stack       us-east-1  x', 'global-dns  -          longer']);
});

test('rows of different length line up', () => {
  expect(columns([['a', 'b'], ['longer']])).toEqual(['a       b', 'longer']);
});

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['too long', 5, 'too …'],
])('%s in %d columns is %s', (text, width, cut) => {
  expect(truncate(text, width)).toBe(cut);
});
