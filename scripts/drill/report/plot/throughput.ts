import { html, type Markup } from '../html/markup';
import type { ThroughputBin } from '../throughput';
import { frame, type PlotSize, round, type Scale } from './axis';
import { MARKS_HEIGHT, type TimePlot, timePlotDrawing } from './time-plot';

/** Payments taken per second, by region, and failed requests on top of them. */
export function throughputPlot(
  plot: TimePlot,
  bins: readonly ThroughputBin[],
  size: PlotSize,
): Markup {
  const plain = frame(size, size === 'wide' ? 360 : 300);
  const shape = { ...plain, top: plain.top + MARKS_HEIGHT };
  return timePlotDrawing(plot, {
    frame: shape,
    size,
    greatest: Math.max(1, ...bins.map((bin) => bin.primary + bin.dr + bin.refused + bin.failed)),
    unit: 'requests per second',
    content: (x, y) => html`${bins.map((bin) => bars(bin, plot, x, y))}`,
  });
}

function bars(bin: ThroughputBin, { window }: TimePlot, x: Scale, y: Scale): Markup[] {
  const left = x(Math.max(bin.fromMs, window.fromMs));
  const width = Math.max(0.5, x(Math.min(bin.toMs, window.toMs)) - left - 0.4);
  let below = 0;
  return (['primary', 'dr', 'refused', 'failed'] as const).flatMap((series) => {
    const value = bin[series];
    if (value === 0) {
      return [];
    }
    const top = y(below + value);
    const height = y(below) - top;
    below += value;
    return [
      html`<rect class="${series}" x="${left}" y="${top}" width="${round(width)}" height="${round(height)}"/>`,
    ];
  });
}
