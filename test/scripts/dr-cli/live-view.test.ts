import { LiveView } from '../../../scripts/dr-cli/live-view';
import { plainStyle } from '../../../scripts/dr-cli/render/style';

const ESC = '\u001b';

test('a redraw goes back up and overwrites, and the cursor comes back at the end', () => {
  jest.useFakeTimers();
  const writes: string[] = [];
  const output = { write: (text: string) => void writes.push(text), isTerminal: true, columns: 80 };
  const view = new LiveView(output, plainStyle, () => 0);
  view.show({ type: 'step_started', step: 'base@dr' });

  jest.advanceTimersByTime(250);
  view.show({ type: 'step_finished', step: 'base@dr', outcome: 'created' });
  view.close();
  jest.advanceTimersByTime(10_000);
  jest.useRealTimers();

  expect(writes).toEqual([
    `${ESC}[?25l`,
    expect.stringMatching(/^▸ base@dr/),
    expect.stringContaining(`${ESC}[1A\r✓ base@dr`),
    `${ESC}[?25h`,
  ]);
});
