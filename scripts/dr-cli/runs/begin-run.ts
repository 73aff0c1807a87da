import type { Run } from '../../engine/environment';
import type { RunCommand } from '../../engine/journal/records';
import { announcedTokens, type RunHistory, stepsDone } from '../../engine/journal/run-history';
import { type Session, startRun } from '../session';
import { type EnvironmentRuns, unfinishedRun } from './environment-runs';

/** A run to plan with; nothing of it is recorded yet. */
export interface BegunRun {
  readonly run: Run;
  /** The unfinished run that it goes on with. */
  readonly takenUp: RunHistory | undefined;
}

/**
 * A new run, or the unfinished one of this command: with its id, the calls that it was killed in are
 * recognised by AWS when they are made again.
 */
export function beginRun(
  runs: EnvironmentRuns,
  session: Session,
  command: RunCommand,
  signal: AbortSignal,
): BegunRun {
  const run = startRun(session, () => undefined, signal);
  const takenUp = unfinishedRun(runs, command);
  return takenUp === undefined
    ? { run, takenUp }
    : {
        run: { ...run, id: takenUp.run.runId, announcedTokens: announcedTokens(takenUp) },
        takenUp,
      };
}

/**
 * What a person has to know before agreeing: whose run goes on, how far it was, and with what; and
 * which others are given up, because this one makes something else of the environment.
 */
export function beginningText(
  { unfinished }: Pick<EnvironmentRuns, 'unfinished'>,
  { takenUp }: BegunRun,
): string {
  return unfinished
    .map((history) =>
      history.run.runId === takenUp?.run.runId
        ? `taking up ${unfinishedText(history)}\n`
        : `an unfinished ${history.run.command} is given up when this begins: ${unfinishedText(history)}\n`,
    )
    .join('');
}

/** `run 2026…, begun 2026-… by alice on host-1: 3 of 7 steps were done; only regional`. */
export function unfinishedText(history: RunHistory): string {
  const { run, processes } = history;
  const last = processes.at(-1);
  const { done, of } = stepsDone(history);
  const whose = last === undefined ? '' : ` by ${last.by} on ${last.host}`;
  const only = last?.selection === undefined ? '' : `; only ${last.selection.join(' ')}`;
  return `run ${run.runId}, begun ${run.at}${whose}: ${done} of ${of} steps were done${only}`;
}
