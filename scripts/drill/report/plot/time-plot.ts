import { html, type Markup } from '../html/markup';
import {
  type Frame,
  type PlotSize,
  round,
  type Scale,
  scale,
  timeTicks,
  timeTickText,
  valueTicks,
} from './axis';

/** A stretch of time that a plot is about, counted from its zero. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
  /** On the drill's clock: what the offsets are from. */
  readonly zeroMs: number;
  readonly zeroMeaning: string;
}

/** A moment that is marked through a plot's whole height. */
export interface Mark {
  readonly atMs: number;
  readonly label: string;
}

export interface TimePlot {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What the plot shows, in words, for those who can't see it. */
  readonly description: string;
  readonly window: TimeWindow;
  readonly marks: readonly Mark[];
  /** Stretches in which clients were not served. */
  readonly shaded: readonly { readonly fromMs: number; readonly toMs: number }[];
}

export function timeScale(window: TimeWindow, { left, right }: Frame): Scale {
  const { fromMs, toMs } = window;
  return scale([fromMs, toMs], [left, right]);
}

/** The drawing around what is plotted: title, shading, axes, marks. */
export function timePlotDrawing(
  plot: TimePlot,
  {
    frame,
    size,
    greatest,
    unit,
    content,
  }: {
    readonly frame: Frame;
    readonly size: PlotSize;
    readonly greatest: number;
    readonly unit: string;
    /** @param y From values to the drawing. */
    readonly content: (x: Scale, y: Scale) => Markup;
  },
): Markup {
  const ticks = valueTicks(greatest);
  const x = timeScale(plot.window, frame);
  const y = scale([0, ticks.at(-1) ?? 1], [frame.bottom, frame.top]);
  const id = `${plot.id}-${size}`;
  return html`<svg class="plot ${size}" id="${id}" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-labelledby="${id}-title ${id}-description">
<title id="${id}-title">${plot.title}</title>
<desc id="${id}-description">${plot.description}</desc>
${plot.shaded.map(({ fromMs, toMs }) => shade(fromMs, toMs, x, frame))}
<g class="grid">${ticks.map((tick) => html`<path d="M${frame.left} ${y(tick)}H${frame.right}"/>`)}</g>
${content(x, y)}
<g class="axis" text-anchor="end">${ticks.map(
    (tick) => html`<text x="${frame.left - 6}" y="${y(tick)}" dy="4">${tick}</text>`,
  )}</g>
<text class="axis" x="4" y="14">${unit}</text>
${timeAxis(plot.window, x, frame, size)}
${markLines(plot, x, frame)}
</svg>
`;
}

function shade(fromMs: number, toMs: number, x: Scale, { top, bottom }: Frame): Markup {
  return html`<rect class="shade" x="${x(fromMs)}" y="${top}" width="${round(Math.max(0, x(toMs) - x(fromMs)))}" height="${bottom - top}"/>`;
}

export function timeAxis(
  window: TimeWindow,
  x: Scale,
  { bottom, right, left }: Frame,
  size: PlotSize,
): Markup {
  const ticks = timeTicks(window.fromMs, window.toMs, size === 'wide' ? 10 : 4);
  const stepMs = (ticks[1] ?? 0) - (ticks[0] ?? 0);
  return html`<path class="baseline" d="M${left} ${bottom}H${right}"/>
<g class="axis">${ticks.map(
    (tick) =>
      html`<text x="${x(tick)}" y="${bottom + 16}" text-anchor="${anchor(x(tick), left, right)}">${timeTickText(tick, stepMs)}</text>`,
  )}</g>
<text class="axis" x="${right}" y="${bottom + 31}" text-anchor="end">time from ${window.zeroMeaning}</text>`;
}

/** Words at the edge of a drawing would be cut off. */
function anchor(at: number, left: number, right: number): 'start' | 'middle' | 'end' {
  if (at < left + WORD_HALF) {
    return 'start';
  }
  return at > right - WORD_HALF ? 'end' : 'middle';
}

const WORD_HALF = 16;
const DOT_RADIUS = 8;

/** Rows of numbers above a plot, so that marks beside each other stay readable. */
const MARK_ROWS = 3;
export const MARKS_HEIGHT = MARK_ROWS * 2 * DOT_RADIUS + 4;

/** Numbered, because words beside each other would overlap; the legend has the words. */
function markLines(
  { marks, window }: TimePlot,
  x: Scale,
  { top, bottom }: Frame,
): readonly Markup[] {
  // How far right the last number of each row is.
  const rows = Array.from({ length: MARK_ROWS }, () => Number.NEGATIVE_INFINITY);
  return marks.map(({ atMs }, index) => {
    const at = x(Math.min(Math.max(atMs, window.fromMs), window.toMs));
    const free = rows.findIndex((right) => at - right >= 2 * DOT_RADIUS);
    const row = free < 0 ? index % MARK_ROWS : free;
    rows[row] = at;
    const middle = top - DOT_RADIUS - 2 - row * 2 * DOT_RADIUS;
    return html`<path class="mark" d="M${at} ${middle}V${bottom}"/><circle class="mark-dot" cx="${at}" cy="${middle}" r="${DOT_RADIUS}"/><text class="mark-number" x="${at}" y="${middle + 4}" text-anchor="middle">${index + 1}</text>
`;
  });
}
