import type { Clock } from '../../engine/clock';
import { DrError, EXIT } from '../../engine/errors';
import { readJournal } from '../../engine/journal/read-journal';
import type { RunCommand } from '../../engine/journal/records';
import { historyOf, isUnfinished, type RunHistory } from '../../engine/journal/run-history';
import type { Caller } from '../../engine/ports';
import type { CommandContext } from '../context';
import type { Session } from '../session';
import { openJournal } from './journal-writer';
import { thisProcess } from './process-identity';
import { journalName, type RunStore } from './run-store';

/** The recorded runs of one environment in one account, while no other process works on it from here. */
export interface EnvironmentRuns {
  readonly store: RunStore;
  readonly caller: Caller;
  /** Neither finished nor given up, newest first. */
  readonly unfinished: readonly RunHistory[];
}

/**
 * Keeps other processes with the same folder away for as long as the work takes. What they may do
 * from other folders and machines the account's lock decides.
 */
export async function withEnvironmentRuns<T>(
  { io, openRuns }: CommandContext,
  session: Session,
  work: (runs: EnvironmentRuns) => Promise<T>,
): Promise<T> {
  const { environment, cloud } = session;
  const caller = await cloud.caller();
  const store = openRuns(io);
  const lock = store.lock(`${environment.suffix}-${caller.accountId}`, thisProcess());
  if (lock.kind === 'held') {
    throw new DrError({
      code: 'DR_RUN_GOING_ON',
      message: `process ${lock.process.processId} on ${lock.process.host} is at work on ${environment.suffix}`,
      nextSteps: [
        `${environment.command('attach')} (follows it)`,
        `${environment.command('cancel')} (asks it to stop)`,
        `rm ${lock.file} (if that process is gone for certain)`,
      ],
    });
  }
  try {
    return await work({ store, caller, unfinished: unfinishedRuns(store, session, caller) });
  } finally {
    lock.release();
  }
}

/** Runs of the environment that are neither finished nor given up, newest first. */
export function unfinishedRuns(
  store: RunStore,
  session: Pick<Session, 'environment' | 'place'>,
  caller: Caller,
): RunHistory[] {
  return allRuns(store)
    .filter((history) => isOfEnvironment(history, session, caller))
    .filter(isUnfinished)
    .reverse();
}

/** Whether the run was a deploy or destroy of the session's environment. */
export function isOfEnvironment(
  { run }: RunHistory,
  { environment, place }: Pick<Session, 'environment' | 'place'>,
  { accountId }: Caller,
): boolean {
  return (
    run.command !== 'cancel' &&
    run.suffix === environment.suffix &&
    run.accountId === accountId &&
    run.cloud === place
  );
}

/** Gives a run up for good. Call it while its environment's runs are kept from others. */
export function abandon(store: RunStore, runId: string, clock: Clock, reason: string): void {
  const journal = openJournal(store, runId, clock);
  try {
    journal.record({ type: 'end', result: 'abandoned', exitCode: EXIT.failed, reason });
  } finally {
    journal.close();
  }
}

/**
 * Every run that is recorded, oldest first. A journal without a whole line is of a run that never began.
 *
 * @throws DrError for a journal that can't be read: what goes on with a run must know of all of them
 */
export function allRuns(store: RunStore): RunHistory[] {
  const { runs, unreadable } = readAllRuns(store);
  const [first] = unreadable;
  if (first !== undefined) {
    throw first;
  }
  return runs;
}

/**
 * For who only looks: one journal that is damaged, or of another version, doesn't stand in the way of
 * the others.
 *
 * @returns runs oldest first, and why the other journals can't be read
 */
export function readAllRuns(store: RunStore): { runs: RunHistory[]; unreadable: DrError[] } {
  const runs: RunHistory[] = [];
  const unreadable: DrError[] = [];
  for (const runId of store.runIds()) {
    try {
      const history = readRun(store, runId);
      if (history !== undefined) {
        runs.push(history);
      }
    } catch (error) {
      if (!(error instanceof DrError)) {
        throw error;
      }
      unreadable.push(error);
    }
  }
  runs.sort((one, other) => Date.parse(one.run.at) - Date.parse(other.run.at));
  return { runs, unreadable };
}

/** Undefined when there is no such run. */
export function readRun(store: RunStore, runId: string): RunHistory | undefined {
  const text = store.read(runId);
  return text === undefined
    ? undefined
    : historyOf(readJournal(text, journalName(store, runId)).lines);
}

/** The run that a command of this kind goes on with. */
export function unfinishedRun(
  { unfinished }: Pick<EnvironmentRuns, 'unfinished'>,
  command: RunCommand,
): RunHistory | undefined {
  return unfinished.find(({ run }) => run.command === command);
}

/** Whether the calls of a run go to a folder; see `Session.place`. */
export function isLocalPlace(place: string): boolean {
  return place !== 'aws' && !place.includes('://');
}
