import { executionEnd } from '../shared/operation/execution';
import type { StartOutcome } from '../shared/operation/start-operation';
import type { Sample } from '../shared/signals/sample';
import { endDeadOperation, hasBegunPromotion, type Operation } from '../shared/state/operation';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { pageIfItFails } from './failed-start';
import { startFailover } from './start-failover';

export type Reconciliation = { readonly kind: 'nothing-to-do' } | ReconciledOperation;

/** An operation that died, and what becomes of it. */
export type ReconciledOperation =
  /** It died before it changed anything: what to do is decided afresh. */
  | { readonly kind: 'called-off'; readonly operation: Operation; readonly reason: string }
  /** It died half-way; finished by another execution. */
  | { readonly kind: 'resumed'; readonly operation: Operation; readonly start: StartOutcome }
  /** It died half-way, and a person has to resume it. */
  | { readonly kind: 'left-to-a-person'; readonly operation: Operation; readonly reason: string };

/** Who resumes; an operation by this name that dies too isn't resumed once more. */
const RESUMER = 'region-watch resumes';

/**
 * Finds an operation whose execution is over and did not say how it ended: its
 * time ran out, somebody stopped it, or its last write was lost. Nothing else
 * would ever start again. A failover that has asked for the promotion is
 * finished by a new execution, once; every step of it can be repeated. That one starts at the top
 * and looks at the database again: without a promotion to go on with, it needs the signals.
 */
export async function reconcile(
  dependencies: RegionWatchDependencies,
  operation: Operation | undefined,
  sample: Sample,
): Promise<Reconciliation> {
  if (operation?.resumable) {
    // Ended by an earlier round, which may have died before it started the next execution.
    return { kind: 'resumed', operation, start: await resume(dependencies, operation, sample) };
  }
  if (operation === undefined || operation.endedAtMs !== undefined) {
    return { kind: 'nothing-to-do' };
  }
  const { clients, clock } = dependencies;
  const end = await executionEnd(clients.sfn, operation, clock.nowMs());
  return end === 'running'
    ? { kind: 'nothing-to-do' }
    : endOperation(dependencies, { operation, end, sample });
}

async function endOperation(
  dependencies: RegionWatchDependencies,
  {
    operation,
    end,
    sample,
  }: { readonly operation: Operation; readonly end: string; readonly sample: Sample },
): Promise<Reconciliation> {
  const reason = `its execution is over (${end}) and did not say how it ended`;
  const begun = hasBegunPromotion(operation);
  // Somebody who stops an execution does not want it back; a switchover is a person's choice.
  const byItself =
    begun &&
    operation.kind === 'failover' &&
    end !== 'ABORTED' &&
    !operation.by.startsWith(RESUMER);
  const written = await endDeadOperation(stateTableOf(dependencies), operation, {
    outcome: begun ? 'failed' : 'aborted',
    reason,
    resume: byItself ? 'by-itself' : 'by-a-person',
    atMs: dependencies.clock.nowMs(),
  });
  if (written === 'refused') {
    // It said how it ended after all, or another watcher was first.
    return { kind: 'nothing-to-do' };
  }
  if (byItself) {
    return { kind: 'resumed', operation, start: await resume(dependencies, operation, sample) };
  }
  return { kind: begun ? 'left-to-a-person' : 'called-off', operation, reason };
}

async function resume(
  dependencies: RegionWatchDependencies,
  { epoch, kind, by, evidence, firstBadSampleAtMs, startedAtMs }: Operation,
  sample: Sample,
): Promise<StartOutcome> {
  const request = {
    by: `${RESUMER} ${kind}-${epoch}, started by ${by}`,
    evidence,
    // A person accepted it at another time, by other signals. A promotion that is under way is gone
    // on with all the same; anything else is for the signals to say, or for a person.
    acceptDataLoss: false,
    firstBadSampleAtMs: firstBadSampleAtMs ?? startedAtMs,
    resumes: epoch,
  };
  return pageIfItFails(dependencies, { wanted: 'resumption', sample }, () =>
    startFailover(dependencies, epoch, request),
  );
}
