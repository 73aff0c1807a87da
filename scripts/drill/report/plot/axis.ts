/** Where a plot is in its drawing, in the drawing's own units. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The same plot for wide pages and for telephones: shrunk, words would be too small to read. */
export const PLOT_WIDTHS = { wide: 920, narrow: 360 } as const;
export type PlotSize = keyof typeof PLOT_WIDTHS;

export function frame(size: PlotSize, height: number): Frame {
  const width = PLOT_WIDTHS[size];
  return { width, height, left: 46, right: width - 10, top: 24, bottom: height - 34 };
}

/** Maps values to a stretch of the drawing. */
export type Scale = (value: number) => number;

export function scale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  const span = to === from ? 1 : to - from;
  return (value) => round(start + ((value - from) / span) * (end - start));
}

/** Two decimals: the same evidence gives the same bytes on every machine. */
export function round(coordinate: number): number {
  return Math.round(coordinate * 100) / 100;
}

/** Ticks at 1, 2 or 5 times a power of ten, from 0 to at least the greatest value, whole ones. */
export function valueTicks(greatest: number, wanted = 4): number[] {
  const rough = Math.max(greatest, 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const count = Math.ceil(Math.max(greatest, 1) / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}

/** What a clock's steps are good at, in seconds. */
const TIME_STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600] as const;

/** Whole steps around zero, which is the loss. */
export function timeTicks(fromMs: number, toMs: number, wanted: number): number[] {
  const roughS = (toMs - fromMs) / 1000 / wanted;
  const stepMs = (TIME_STEPS_S.find((step) => step >= roughS) ?? 7200) * 1000;
  const first = Math.ceil(fromMs / stepMs);
  const last = Math.floor(toMs / stepMs);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => (first + index) * stepMs,
  );
}

/** `−0:30`, `0`, `+2:00`; in a short plot `+0.5 s`. */
export function timeTickText(offsetMs: number, stepMs: number): string {
  if (offsetMs === 0) {
    return '0';
  }
  const sign = offsetMs < 0 ? '−' : '+';
  const seconds = Math.abs(offsetMs) / 1000;
  return stepMs < 1000
    ? `${sign}${Number(seconds.toFixed(1))} s`
    : `${sign}${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
}
