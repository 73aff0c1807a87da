import { describeError } from '../../engine/describe-error';
import type { Run } from '../../engine/environment';
import { DrError } from '../../engine/errors';
import type { RunSummary } from '../../engine/events';
import type { Journal } from '../../engine/journal/journal';
import { journaledRun } from '../../engine/journal/journaled-run';
import { keepLock, type LockStop } from '../../engine/journal/lock/keep-lock';
import type { LockResult } from '../../engine/journal/lock/lock-item';
import { type HeldLock, releaseLock, removeLock } from '../../engine/journal/lock/take-lock';
import { Interrupted } from '../interrupt';
import { lockRegion, takeEnvironment } from './environment-lock';
import type { RecordedRun } from './run-request';

/**
 * Does a run's work while the environment is locked in the account, with everything in the journal
 * first. The work's signal also aborts when somebody asks the run to stop, and when its lock is lost.
 */
export async function inLockedEnvironment(
  options: RecordedRun,
  journal: Journal,
  work: (run: Run) => Promise<RunSummary>,
): Promise<RunSummary> {
  const { run, say } = options;
  run.signal.throwIfAborted();
  const stopping = new AbortController();
  const stop = () => stopping.abort(run.signal.reason);
  run.signal.addEventListener('abort', stop, { once: true });
  try {
    const journaled = journaledRun({ ...run, signal: stopping.signal }, journal);
    const lock = await takeEnvironment(options, journaled);
    const keeping = keepWhile(run, lock, (why) => {
      say(stopText(why, run.environment.command(options.command, ...options.options)));
      stopping.abort(new Interrupted());
    });
    const outcome = await settled(() => work(journaled));
    const stopped = await keeping.end();
    if (stopped?.kind !== 'taken') {
      await giveBack(options, journaled, lock, outcome);
    }
    if (stopped !== undefined && stopped.kind !== 'cancelled') {
      throw lostLock(run, stopped);
    }
    if (outcome.kind === 'failed') {
      throw outcome.error;
    }
    return outcome.summary;
  } finally {
    run.signal.removeEventListener('abort', stop);
  }
}

type Outcome =
  | { readonly kind: 'ended'; readonly summary: RunSummary }
  | { readonly kind: 'failed'; readonly error: unknown };

/** As the journal has it. */
function resultOf(outcome: Outcome): LockResult {
  if (outcome.kind === 'ended') {
    return outcome.summary.result;
  }
  return outcome.error instanceof Interrupted ? 'interrupted' : 'failed';
}

async function settled(work: () => Promise<RunSummary>): Promise<Outcome> {
  try {
    return { kind: 'ended', summary: await work() };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

/** Keeps the lock until {@link end} is called, which gives the reason to stop that came up, if one did. */
function keepWhile(run: Run, lock: HeldLock, onStop: (why: LockStop) => void) {
  const over = new AbortController();
  const kept = keepLock({
    parameters: lockRegion(run).parameters,
    lock,
    clock: run.clock,
    signal: over.signal,
  }).then((why) => {
    if (why !== undefined) {
      onStop(why);
    }
    return why;
  });
  return {
    end: async () => {
      over.abort(new Error('the run is over'));
      return kept;
    },
  };
}

/** Nothing may remain of an environment that is destroyed; in others the next run finds who was last. */
async function giveBack(
  { command, say }: RecordedRun,
  run: Run,
  lock: HeldLock,
  outcome: Outcome,
): Promise<void> {
  const { parameters } = lockRegion(run);
  const isGone =
    command === 'destroy' && outcome.kind === 'ended' && outcome.summary.result === 'succeeded';
  if (isGone) {
    await removeLock(parameters, lock);
    return;
  }
  try {
    await releaseLock(parameters, lock, resultOf(outcome));
  } catch (error) {
    // The run's own outcome is what matters, and the lock runs out by itself.
    say(`the lock of ${lock.suffix} stays until it runs out: ${describeError(error).message}\n`);
  }
}

/** @param again What takes the run up. */
function stopText(why: LockStop, again: string): string {
  switch (why.kind) {
    case 'cancelled':
      return `\ncancelled by ${why.by}: nothing new is started, and what has begun goes on by itself\nnext: ${again} (takes up where this run ended)\n`;
    case 'taken':
      return '\nanother run has taken the environment over: nothing new is started\n';
    case 'not-renewed':
      return `\nthe environment's lock can't be renewed (${why.reason}): nothing new is started\n`;
  }
}

function lostLock(run: Run, why: Exclude<LockStop, { kind: 'cancelled' }>): DrError {
  const { environment } = run;
  return new DrError({
    code: 'DR_LOCK_LOST',
    message:
      why.kind === 'taken'
        ? `another run has taken ${environment.suffix} over from run ${run.id}`
        : `the lock of ${environment.suffix} could not be renewed, and others may take it: ${why.reason}`,
    nextSteps: [`${environment.command('attach')} (says who has it now)`],
  });
}
