import { fittingWindow } from '../../../../scripts/dr-cli/status/fitting-window';

const lines = ['writer', 'dns', 'tasks', 'targets', 'stacks'];

test('a window that is high enough shows everything', () => {
  expect(fittingWindow(lines, 6)).toEqual(lines);
});

test('a lower one shows the top, leaves a line for the cursor, and says what is missing', () => {
  expect(fittingWindow(lines, 4)).toEqual([
    'writer',
    'dns',
    '… 3 more lines; a taller window shows them',
  ]);
});

test('where the height is not known everything is shown', () => {
  expect(fittingWindow(lines, undefined)).toEqual(lines);
});
