import type { JournalLine, JournalRecord, LineOf } from './records';

/** A run as its journal tells it. */
export interface RunHistory {
  readonly run: LineOf<'run'>;
  /** Those that worked on it, in order. */
  readonly processes: readonly LineOf<'process'>[];
  /** How it ended; undefined while a process works on it, and when that process was killed. */
  readonly end: LineOf<'end'> | undefined;
  readonly lines: readonly JournalLine[];
}

/** Undefined for a journal whose first line was never finished. */
export function historyOf(lines: readonly JournalLine[]): RunHistory | undefined {
  const run = lines.find((line) => isOf(line, 'run'));
  if (run === undefined) {
    return undefined;
  }
  const last = lines.findLast((line) => isOf(line, 'process') || isOf(line, 'end'));
  return {
    run,
    processes: lines.filter((line) => isOf(line, 'process')),
    end: last !== undefined && isOf(last, 'end') ? last : undefined,
    lines,
  };
}

/** Whether the next command of the kind goes on with it. */
export function isUnfinished({ end }: RunHistory): boolean {
  return end === undefined || end.result === 'interrupted';
}

/** Tokens of calls that were made, or were about to be. */
export function announcedTokens({ lines }: RunHistory): ReadonlySet<string> {
  return new Set(
    lines.flatMap((line) =>
      isOf(line, 'call') && line.clientToken !== undefined ? [line.clientToken] : [],
    ),
  );
}

/** How many steps of the last plan have come to a good end, of how many. */
export function stepsDone({ lines }: RunHistory): { readonly done: number; readonly of: number } {
  const events = lines.filter((line) => isOf(line, 'event')).map(({ event }) => event);
  const lastStart = events.findLastIndex(({ type }) => type === 'run_started');
  const start = events[lastStart];
  const done = events
    .slice(lastStart + 1)
    .filter(({ type }) => type === 'step_finished' || type === 'step_skipped').length;
  return { done, of: start?.type === 'run_started' ? start.steps.length : 0 };
}

export function isOf<Type extends JournalRecord['type']>(
  line: JournalLine,
  type: Type,
): line is LineOf<Type> {
  return line.type === type;
}
