import type { PhaseBody } from '../../evidence/types';
import { durationText } from '../format';
import { html, type Markup } from '../html/markup';
import { frame, type PlotSize, round } from './axis';
import { type TimePlot, timeAxis, timeScale } from './time-plot';

const ROW_HEIGHT = 40;
const BAR_HEIGHT = 12;

/** Phases below each other, each with its budget behind it. */
export function phasesPlot(plot: TimePlot, phases: readonly PhaseBody[], size: PlotSize): Markup {
  const shape = { ...frame(size, phases.length * ROW_HEIGHT + 56), left: 8, top: 8 };
  const x = timeScale(plot.window, shape);
  const id = `${plot.id}-${size}`;
  return html`<svg class="plot ${size}" id="${id}" viewBox="0 0 ${shape.width} ${shape.height}" role="img" aria-labelledby="${id}-title ${id}-description">
<title id="${id}-title">${plot.title}</title>
<desc id="${id}-description">${plot.description}</desc>
${phases.map((phase, index) => row(phase, shape.top + index * ROW_HEIGHT))}
${timeAxis(plot.window, x, shape, size)}
</svg>
`;

  function row(phase: PhaseBody, top: number): Markup {
    const { zeroMs, toMs } = plot.window;
    const start = phase.startedAtMs - zeroMs;
    const end = phase.endedAtMs === null ? toMs : phase.endedAtMs - zeroMs;
    const left = x(start);
    const width = (offsetMs: number) => round(Math.max(1, x(Math.min(offsetMs, toMs)) - left));
    const late = isOverBudget(phase) ? ' late' : '';
    const onRight = left > shape.width / 2;
    const budget =
      phase.budgetMs === undefined
        ? undefined
        : html`<rect class="budget" x="${left}" y="${top + 17}" width="${width(start + phase.budgetMs)}" height="${BAR_HEIGHT + 6}"/>`;
    return html`${budget}<rect class="phase ${phase.branch}${late}" x="${left}" y="${top + 20}" width="${width(end)}" height="${BAR_HEIGHT}"/><text class="label" x="${onRight ? round(left + width(end)) : left}" y="${top + 12}" text-anchor="${onRight ? 'end' : 'start'}">${phase.title}: ${lengthText(phase)}</text>
`;
  }
}

/** What a phase took, or that it never ended. */
export function lengthText({ startedAtMs, endedAtMs }: PhaseBody): string {
  return endedAtMs === null ? 'not ended' : durationText(endedAtMs - startedAtMs);
}

export function isOverBudget({ startedAtMs, endedAtMs, budgetMs }: PhaseBody): boolean {
  return budgetMs !== undefined && (endedAtMs === null || endedAtMs - startedAtMs > budgetMs);
}
