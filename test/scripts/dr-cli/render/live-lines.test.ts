import { liveLines } from '../../../../scripts/dr-cli/render/live-lines';
import { plainStyle } from '../../../../scripts/dr-cli/render/style';
import { nextState, type ViewState } from '../../../../scripts/dr-cli/render/view-state';
import type { EngineEvent } from '../../../../scripts/engine/events';

const planned = (step: string, waitsFor: readonly string[] = []): EngineEvent => ({
  type: 'step_planned',
  step,
  region: 'us-east-1',
  action: 'create',
  reason: 'does not exist yet',
  waitsFor,
});

function replay(...events: (readonly [EngineEvent, number])[]): ViewState {
  return events.reduce<ViewState>(
    (state, [event, nowMs]) => nextState(state, event, nowMs),
    new Map(),
  );
}

const progress: EngineEvent = {
  type: 'step_progress',
  step: 'base@dr',
  doneResources: 3,
  totalResources: 12,
  inProgress: ['Database', 'Queue'],
};
const running = replay(
  [planned('base@dr'), 0],
  [planned('front@primary', ['base@dr']), 0],
  [{ type: 'step_started', step: 'base@dr' }, 1_000],
  [progress, 2_000],
);
const view = (state: ViewState, columns: number) =>
  liveLines(state, { nowMs: 66_000, columns, style: plainStyle });

test('a line has resources done of all, elapsed time and what is waited for', () => {
  expect(view(running, 80)).toEqual([
    '▸ base@dr           3/12  1m 05s  Database, Queue',
    '· front@primary                   waits for base@dr',
  ]);
});

test('what is done is no longer waited for', () => {
  const done = replay(
    [planned('base@primary'), 0],
    [planned('base@dr'), 0],
    [planned('front@primary', ['base@primary', 'base@dr']), 0],
    [{ type: 'step_finished', step: 'base@primary', outcome: 'created' }, 1_000],
  );

  expect(view(done, 80)[2]).toBe('· front@primary                   waits for base@dr');
});

test.each([80, 60, 49, 30, 12])('no line is wider than a terminal of %d columns', (columns) => {
  const widths = view(running, columns).map((line) => line.length);

  expect(Math.max(...widths)).toBeLessThan(columns);
});

test('a narrow terminal shows names and counts alone', () => {
  expect(view(running, 40)[0]).toBe('▸ base@dr        3/12  1m 05s');
});

test('time stops when a step ends', () => {
  const done = nextState(
    running,
    { type: 'step_finished', step: 'base@dr', outcome: 'created' },
    31_000,
  );

  expect(view(done, 80)[0]).toBe('✓ base@dr            3/3     30s  created');
});

test('a failed step and what it blocks are told apart', () => {
  const error = { code: 'DR_X', message: 'refused', nextSteps: [] };
  const failed = nextState(running, { type: 'step_failed', step: 'base@dr', error }, 31_000);
  const blocked = nextState(
    failed,
    { type: 'step_blocked', step: 'front@primary', cause: 'base@dr' },
    31_000,
  );

  expect(view(blocked, 80)).toEqual([
    '✗ base@dr           3/12     30s  refused',
    '- front@primary                   base@dr failed',
  ]);
});
