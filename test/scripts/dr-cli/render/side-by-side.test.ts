import { sideBySide } from '../../../../scripts/dr-cli/render/side-by-side';
import { plainStyle } from '../../../../scripts/dr-cli/render/style';
import { hanging, wrap } from '../../../../scripts/dr-cli/render/wrap';

test('cells are wrapped beside each other, and nothing is lost', () => {
  const rows = [
    {
      label: 'database',
      cells: [{ text: 'writes' }, { text: 'follows, 120 ms behind, not available' }],
    },
    { label: 'tasks', cells: [{ text: '10 running' }, { text: '2 running' }] },
  ];

  const lines = sideBySide(rows, { width: 50, style: plainStyle });

  expect(lines).toEqual([
    'database  writes               follows, 120 ms',
    '                               behind, not',
    '                               available',
    'tasks     10 running           2 running',
  ]);
});

test('colour goes around a padded cell, so that columns stay straight', () => {
  const style = { ...plainStyle, red: (text: string) => `<${text}>` };
  const rows = [{ label: 'a', cells: [{ text: 'lost', tone: 'bad' as const }, { text: 'fine' }] }];

  const lines = sideBySide(rows, { width: 40, style });

  expect(lines).toEqual(['a  <lost             >  fine']);
});

test('a word longer than a line is broken after a mark where it has one', () => {
  expect(wrap('UPDATE_ROLLBACK_COMPLETE now', 16)).toEqual(['UPDATE_ROLLBACK_', 'COMPLETE now']);
  expect(wrap('abcdefghijkl', 5)).toEqual(['abcde', 'fghij', 'kl']);
});

test('a text behind a label hangs below its first line', () => {
  expect(hanging('loss  ', 'about the last second of commits', 24)).toEqual([
    'loss  about the last',
    '      second of commits',
  ]);
});
