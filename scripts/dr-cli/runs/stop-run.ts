import { hostname } from 'node:os';
import type { Run } from '../../engine/environment';
import { DrError } from '../../engine/errors';
import { askToStop } from '../../engine/journal/lock/ask-to-stop';
import { type LockItem, lockValue } from '../../engine/journal/lock/lock-item';
import { readNewestLock } from '../../engine/journal/lock/take-lock';
import type { CommandContext } from '../context';
import type { Session } from '../session';
import { holderText, lockRegion } from './environment-lock';
import { abandon, readRun, withEnvironmentRuns } from './environment-runs';
import { livenessOf } from './process-identity';
import type { RunStore } from './run-store';

/** What became of the run that was to stop. */
export type StoppedRun =
  | { readonly kind: 'stopped'; readonly runId: string }
  /** Its process was gone already, or it had been interrupted. */
  | { readonly kind: 'given-up'; readonly runIds: readonly string[] }
  | { readonly kind: 'nothing-to-stop' };

/** Stops the run that has the environment; one that is dead or interrupted is given up for good. */
export async function stopRun(
  context: CommandContext,
  session: Session,
  run: Run,
): Promise<StoppedRun> {
  const { parameters } = lockRegion(run);
  const { suffix } = run.environment;
  const store = context.openRuns(context.io);
  const item = await readNewestLock(parameters, suffix);
  if (item?.state === 'held' && !isDead(store, item)) {
    const { clock, signal } = run;
    const by = `${(await run.cloud.caller()).name} on ${hostname()}`;
    const answer = await askToStop({ parameters, suffix, clock, signal, item, by });
    if (answer === 'no-answer') {
      throw noAnswer(run, item);
    }
    return { kind: 'stopped', runId: item.holder.runId };
  }
  return withEnvironmentRuns(context, session, async (runs) => {
    if (item?.state === 'held') {
      await parameters.overwrite(item.name, lockValue('released', item.holder));
    }
    const runIds = runs.unfinished.map((history) => history.run.runId);
    for (const runId of runIds) {
      abandon(store, runId, run.clock, `cancelled by ${runs.caller.name}`);
    }
    return runIds.length === 0 ? { kind: 'nothing-to-stop' } : { kind: 'given-up', runIds };
  });
}

/** Whether the holder is known to be gone, because it was a process of this machine. */
function isDead(store: RunStore, { holder }: LockItem): boolean {
  const last = readRun(store, holder.runId)?.processes.at(-1);
  return last !== undefined && livenessOf(last) === 'dead';
}

function noAnswer({ environment, clock }: Run, item: LockItem): DrError {
  return new DrError({
    code: 'DR_CANCEL_UNANSWERED',
    message: `asked to stop, and has not yet: ${holderText(item, clock.nowMs())}`,
    nextSteps: [
      `${environment.command('cancel')} (asks again)`,
      `${environment.command(item.holder.command, '--take-over')} (if its machine is gone)`,
    ],
  });
}
