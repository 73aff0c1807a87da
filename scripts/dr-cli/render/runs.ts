import { type RunHistory, stepsDone } from '../../engine/journal/run-history';
import type { Liveness } from '../runs/process-identity';
import { columns, lines } from './text';

/** A run as it is listed. */
export interface RunRow {
  readonly runId: string;
  readonly command: string;
  readonly suffix: string;
  readonly accountId: string;
  readonly cloud: string;
  readonly startedAt: string;
  readonly by: string;
  readonly host: string;
  readonly result: string;
  readonly stepsDone: number;
  readonly steps: number;
}

/** @param liveness Of the process that worked on it last. */
export function runRow(history: RunHistory, liveness: Liveness): RunRow {
  const { run, processes } = history;
  const last = processes.at(-1);
  const { done, of } = stepsDone(history);
  return {
    runId: run.runId,
    command: run.command,
    suffix: run.suffix,
    accountId: run.accountId,
    cloud: run.cloud,
    startedAt: run.at,
    by: last?.by ?? 'unknown',
    host: last?.host ?? 'unknown',
    result: resultText(history, liveness),
    stepsDone: done,
    steps: of,
  };
}

function resultText({ end }: RunHistory, liveness: Liveness): string {
  if (end !== undefined) {
    return end.result;
  }
  switch (liveness) {
    case 'alive':
      return 'running';
    case 'dead':
      return 'killed';
    case 'elsewhere':
      return 'running elsewhere, or killed';
  }
}

/** Runs as a table, in the order given. */
export function runsText(rows: readonly RunRow[]): string {
  return lines(
    columns([
      ['run', 'command', 'suffix', 'started', 'by', 'steps', 'result'],
      ...rows.map((row) => [
        row.runId,
        row.command,
        row.suffix,
        row.startedAt.replace(/\.\d+Z$/, 'Z'),
        `${row.by}@${row.host}`,
        `${row.stepsDone}/${row.steps}`,
        row.result,
      ]),
    ]),
  );
}
