import type { EngineEvent, ErrorDescription } from '../events';
import type { JournalLine, LineOf, RunCommand } from './records';
import { isOf, type RunHistory } from './run-history';

/** What a failed run came to grief on, as its journal tells. */
export interface RunFailure {
  readonly runId: string;
  readonly command: RunCommand;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** In the order in which they came; never empty. */
  readonly failures: readonly FailureOfRun[];
}

export interface FailureOfRun {
  /** Absent where no step failed, but the run as a whole. */
  readonly step?: string;
  readonly atMs: number;
  readonly error: ErrorDescription;
}

/** Undefined for a run that has not failed. What an earlier process of a run met with, the last one did again. */
export function runFailure({ run, end, lines }: RunHistory): RunFailure | undefined {
  if (end?.result !== 'failed') {
    return undefined;
  }
  const lastProcess = lines.findLastIndex((line) => isOf(line, 'process'));
  const events = lines.slice(lastProcess + 1).filter((line) => isOf(line, 'event'));
  const failures = events.flatMap(failureIn);
  return {
    runId: run.runId,
    command: run.command,
    startedAtMs: Date.parse(lines[lastProcess]?.at ?? run.at),
    endedAtMs: Date.parse(end.at),
    failures: failures.length > 0 ? failures : [wholeFailure(end)],
  };
}

function failureIn({ at, event }: LineOf<'event'>): FailureOfRun[] {
  const atMs = Date.parse(at);
  switch (event.type) {
    case 'step_failed':
      return [{ step: event.step, atMs, error: event.error }];
    case 'remaining':
      return remainingError(event).map((error) => ({ atMs, error }));
    default:
      return [];
  }
}

/** Of a destroy's last look. */
function remainingError({
  region,
  arns,
  error,
}: Extract<EngineEvent, { type: 'remaining' }>): ErrorDescription[] {
  if (error !== undefined) {
    return [error];
  }
  const message = `left in ${region}, outside every stack: ${arns.join(', ')}`;
  return arns.length === 0 ? [] : [{ code: 'DR_RUN_FAILED', message, nextSteps: [] }];
}

function wholeFailure({ at, reason, exitCode }: LineOf<'end'> & JournalLine): FailureOfRun {
  return {
    atMs: Date.parse(at),
    error: {
      code: 'DR_RUN_FAILED',
      message: reason ?? `it ended with ${exitCode}, and its journal does not say why`,
      nextSteps: [],
    },
  };
}
