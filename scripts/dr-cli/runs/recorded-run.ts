import { version as programVersion } from '../../../package.json';
import { describeError } from '../../engine/describe-error';
import type { Run } from '../../engine/environment';
import { DrError, EXIT } from '../../engine/errors';
import type { RunSummary } from '../../engine/events';
import { type EndRecord, JOURNAL_VERSION } from '../../engine/journal/records';
import { exitCodeOf } from '../exit-code';
import { Interrupted } from '../interrupt';
import { abandon } from './environment-runs';
import { type OpenJournal, openJournal } from './journal-writer';
import { inLockedEnvironment } from './locked-environment';
import { thisProcess } from './process-identity';
import type { RecordedRun } from './run-request';

/**
 * Does a run's work with its journal written first and the environment locked in the account. The
 * journal begins before the lock is taken, so that whoever is killed in between finds its own lock
 * again; and it ends after the lock is given back.
 */
export async function recordedRun(
  options: RecordedRun,
  work: (run: Run) => Promise<RunSummary>,
): Promise<RunSummary> {
  const { runs, run } = options;
  const journal = openJournal(runs.store, run.id, run.clock);
  try {
    begin(options, journal);
    const summary = await inLockedEnvironment(options, journal, (locked) => {
      abandonOthers(options);
      return work(locked);
    });
    const exitCode = exitCodeOf(summary, run.signal);
    journal.record({ type: 'end', result: summary.result, exitCode });
    return summary;
  } catch (error) {
    journal.record(endOf(error));
    throw error;
  } finally {
    journal.close();
  }
}

/** A run of the other command, or an older one: this run makes something else of the environment. */
function abandonOthers({ runs, run }: RecordedRun): void {
  for (const { run: other } of runs.unfinished.filter((history) => history.run.runId !== run.id)) {
    abandon(runs.store, other.runId, run.clock, `run ${run.id} came after it`);
  }
}

/** Writes which run this is, unless the journal says so already, and which process works on it now. */
function begin(options: RecordedRun, journal: OpenJournal): void {
  const { runs, run, command, place, settings, selection, options: typed } = options;
  const isNew = runs.unfinished.every((history) => history.run.runId !== run.id);
  if (isNew) {
    journal.record({
      type: 'run',
      version: JOURNAL_VERSION,
      runId: run.id,
      command,
      suffix: run.environment.suffix,
      accountId: runs.caller.accountId,
      cloud: place,
    });
  }
  journal.record({
    type: 'process',
    programVersion,
    by: runs.caller.name,
    ...thisProcess(),
    settings,
    ...(selection !== undefined && { selection }),
    ...(typed.length > 0 && { options: typed }),
  });
}

/** How a run ends that throws. */
export function endOf(error: unknown): EndRecord {
  if (error instanceof Interrupted) {
    return { type: 'end', result: 'interrupted', exitCode: error.exitCode };
  }
  const { code, message } = describeError(error);
  return {
    type: 'end',
    result: code === 'DR_ENVIRONMENT_TAKEN' ? 'refused' : 'failed',
    exitCode: error instanceof DrError ? error.exitCode : EXIT.failed,
    reason: message,
  };
}
