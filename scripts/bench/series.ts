/** Wall times of one command, several runs. */
export interface Series {
  readonly name: string;
  readonly runsMs: readonly number[];
  /** What was asked for on two cores; shown beside the measurement. */
  readonly targetMs?: number;
}

/** `generate: median 0.91 s (0.88 to 1.02 s, 5 runs), target 1.50 s`. */
export function formatSeries({ name, runsMs, targetMs }: Series): string {
  const range = `${seconds(Math.min(...runsMs))} to ${seconds(Math.max(...runsMs))} s`;
  const target = targetMs === undefined ? '' : `, target ${seconds(targetMs)} s`;
  return `${name}: median ${seconds(median(runsMs))} s (${range}, ${runsMs.length} runs)${target}`;
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) {
    throw new RangeError('the median of no values is undefined');
  }
  return (lower + upper) / 2;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
