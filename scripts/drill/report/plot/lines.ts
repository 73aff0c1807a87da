import { html, type Markup } from '../html/markup';
import { frame, type PlotSize, type Scale } from './axis';
import { type TimePlot, timePlotDrawing } from './time-plot';

/** One line of a plot. A null breaks it: nothing was known there. */
export interface Series {
  /** Class of its stroke. */
  readonly name: string;
  /** Steps where a value holds until the next one; straight where values are samples. */
  readonly course: 'steps' | 'straight';
  readonly points: readonly { readonly atMs: number; readonly value: number | null }[];
}

export function linesPlot(
  plot: TimePlot,
  { series, unit }: { readonly series: readonly Series[]; readonly unit: string },
  size: PlotSize,
): Markup {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value ?? 0));
  return timePlotDrawing(plot, {
    frame: frame(size, size === 'wide' ? 190 : 180),
    size,
    greatest: values.reduce((most, value) => Math.max(most, value), 1),
    unit,
    content: (x, y) => html`${series.map((each) => line(each, plot, x, y))}`,
  });
}

function line({ name, course, points }: Series, { window }: TimePlot, x: Scale, y: Scale): Markup {
  let path = '';
  let isOpen = false;
  for (const { atMs, value } of points) {
    if (value === null) {
      isOpen = false;
      continue;
    }
    const at = x(Math.min(Math.max(atMs, window.fromMs), window.toMs));
    if (!isOpen) {
      path += `M${at} ${y(value)}`;
    } else {
      path += course === 'steps' ? `H${at}V${y(value)}` : `L${at} ${y(value)}`;
    }
    isOpen = true;
  }
  if (course === 'steps' && isOpen) {
    path += `H${x(window.toMs)}`;
  }
  return html`<path class="line ${name}" d="${path}"/>`;
}
