import type { Run } from '../../engine/environment';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { followStacks } from '../../engine/follow-stacks/follow-stacks';
import type { LockItem, LockResult } from '../../engine/journal/lock/lock-item';
import { keepsOthersAway, readNewestLock } from '../../engine/journal/lock/take-lock';
import { withFoundRolesStack } from '../../engine/stack-sets/find-rollout';
import { holderText, lockRegion } from './environment-lock';

/** How a run ended, as far as its lock tells. */
type ElsewhereEnd =
  | { readonly kind: 'released'; readonly result: LockResult | undefined }
  /** There is no lock any more: a destroy has got through. */
  | { readonly kind: 'gone' }
  /** Another run has the environment. */
  | { readonly kind: 'taken'; readonly by: LockItem }
  /** It has not been heard of for so long that it counts as dead. */
  | { readonly kind: 'silent' };

/**
 * Follows a run whose journal lies on another machine by what its stacks go through, until its lock
 * says that it has ended. What it does between two stacks, such as uploads, is not seen from here.
 *
 * @throws DrError when the run has died, or has lost the environment to another one
 */
export async function followElsewhere(run: Run, { holder }: LockItem): Promise<ExitCode> {
  const { environment, clock } = run;
  const { parameters } = lockRegion(run);
  const sinceMs = Date.parse(holder.since);
  const followed = {
    id: holder.runId,
    sinceMs: Number.isNaN(sinceMs) ? clock.nowMs() : sinceMs,
  };
  const end = await followStacks<ElsewhereEnd>(await withFoundRolesStack(run), followed, async () =>
    endOf(holder.runId, await readNewestLock(parameters, environment.suffix), clock.nowMs()),
  );
  switch (end.kind) {
    case 'gone':
      return EXIT.done;
    case 'released':
      return exitCodeOf(run, holder.runId, end.result);
    case 'taken':
      throw new DrError({
        code: 'DR_LOCK_LOST',
        message: `run ${holder.runId} no longer has ${environment.suffix}: it is being worked on by ${holderText(end.by, clock.nowMs())}`,
        nextSteps: [`${environment.command('attach')} (follows that one)`],
      });
    case 'silent':
      throw new DrError({
        code: 'DR_RUN_DIED',
        message: `run ${holder.runId} was not heard of for so long that it counts as dead; what CloudFormation has begun goes on`,
        nextSteps: [
          `${environment.command(holder.command)} (on ${holder.host}, where it takes up where it was; elsewhere it is a new run)`,
        ],
      });
  }
}

function endOf(
  runId: string,
  newest: LockItem | undefined,
  nowMs: number,
): ElsewhereEnd | undefined {
  if (newest === undefined) {
    return { kind: 'gone' };
  }
  if (newest.holder.runId !== runId) {
    return { kind: 'taken', by: newest };
  }
  if (newest.state === 'released') {
    return { kind: 'released', result: newest.result };
  }
  return keepsOthersAway(newest, nowMs) ? undefined : { kind: 'silent' };
}

function exitCodeOf({ environment }: Run, runId: string, result: LockResult | undefined): ExitCode {
  switch (result) {
    case 'succeeded':
      return EXIT.done;
    case 'failed':
      return EXIT.failed;
    case 'interrupted':
      return EXIT.interrupted;
    case undefined:
      throw new DrError({
        code: 'DR_RUN_DIED',
        message: `run ${runId} was given up, or ended without a word of how`,
        nextSteps: [environment.command('status')],
      });
  }
}
