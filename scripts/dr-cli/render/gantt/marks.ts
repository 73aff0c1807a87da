import type { Bar } from '../../../engine/timeline/bars';
import { durationText, timeText } from '../text';

/** A bar as a chart shows it. */
export interface ChartBar extends Bar {
  /** Without it the end would have come sooner. */
  readonly isCritical: boolean;
}

/** One stack's bars: its own, and those of its resources where they were asked for. */
export interface ChartRow {
  readonly bar: ChartBar;
  readonly resources: readonly ChartBar[];
}

/** What is charted, with the time that the chart spans. */
export interface Chart {
  /** `deploy of prod` */
  readonly title: string;
  /** The run that did it; undefined where none of `dr-cli` did. */
  readonly runId: string | undefined;
  /** Stack sets did it, whose events don't say for which run. */
  readonly isByStackSets?: true;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly rows: readonly ChartRow[];
}

/** Who did it: `run 20260105T090000-0a1b2c`. */
export function deployedBy({
  runId,
  isByStackSets,
}: Pick<Chart, 'runId' | 'isByStackSets'>): string {
  return runId !== undefined ? `run ${runId}` : isByStackSets ? 'by stack sets' : 'not by dr-cli';
}

/** `run 20260105T090000-0a1b2c, 2026-01-05T09:00:00Z, 40m 00s` */
export function spanText({ runId, startedMs, endedMs }: Chart): string {
  const run = runId === undefined ? [] : [`run ${runId}`];
  return [...run, timeText(startedMs), durationText(endedMs - startedMs)].join(', ');
}

/** What came of a bar, in a word; nothing where it went well. */
export function outcomeWord({ outcome }: Bar): string {
  switch (outcome) {
    case 'succeeded':
      return '';
    case 'failed':
      return 'failed';
    case 'running':
      return 'running';
    case 'cancelled':
      return 'given up';
  }
}

/** `regional@dr`, `regional@dr (delete)`. */
export function nameOf({ label, action }: Bar): string {
  return action === 'create' || action === 'update' ? label : `${label} (${action})`;
}

/** `4m 05s`, `12s failed`, `1.5s`. */
export function endText(bar: Bar): string {
  return [tookText(bar.endedMs - bar.startedMs), outcomeWord(bar)].join(' ').trimEnd();
}

/** Short times are told to a tenth of a second: most resources take few. */
export function tookText(milliseconds: number): string {
  return milliseconds < FINE_MS
    ? `${(milliseconds / 1000).toFixed(1)}s`
    : durationText(milliseconds);
}

const FINE_MS = 9_950;
