import type { Style } from './style';
import { durationText, truncate } from './text';
import type { StepView, ViewState } from './view-state';

/** Narrower than this, a line has room for name and state alone. */
const NARROW_COLUMNS = 50;

/** One line per step: mark, name, resources done of all, time, and what is waited for. */
export function liveLines(
  state: ViewState,
  options: { readonly nowMs: number; readonly columns: number; readonly style: Style },
): string[] {
  const { columns } = options;
  const nameWidth = Math.max(0, ...[...state.keys()].map((id) => id.length));
  return [...state.values()].map((step) => {
    const text = `${step.id.padEnd(nameWidth)}  ${detail(step, options.nowMs, columns)}`;
    // Colour goes on last: escape codes must not be counted or cut.
    return colour(step, `${mark(step)} ${truncate(text.trimEnd(), columns - 3)}`, options.style);
  });
}

function detail(step: StepView, nowMs: number, columns: number): string {
  const { startedMs, endedMs, doneResources, totalResources } = step;
  const elapsed = startedMs === undefined ? '' : durationText((endedMs ?? nowMs) - startedMs);
  const count = totalResources === 0 ? '' : `${doneResources}/${totalResources}`;
  const parts = [count.padStart(7), elapsed.padStart(7)].join(' ');
  return columns < NARROW_COLUMNS ? parts.trim() : `${parts}  ${noteOf(step)}`;
}

function noteOf({ phase, note, waitsFor }: StepView): string {
  return phase === 'waiting' && waitsFor.length > 0 ? `waits for ${waitsFor.join(', ')}` : note;
}

function mark({ phase }: StepView): string {
  switch (phase) {
    case 'waiting':
      return '·';
    case 'running':
      return '▸';
    case 'done':
      return '✓';
    case 'failed':
      return '✗';
    case 'blocked':
      return '-';
  }
}

function colour({ phase }: StepView, text: string, style: Style): string {
  switch (phase) {
    case 'waiting':
    case 'blocked':
      return style.dim(text);
    case 'running':
      return text;
    case 'done':
      return style.green(text);
    case 'failed':
      return style.red(text);
  }
}
