import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import type { ExecutionInput } from '../shared/state/execution-input';
import { isObject } from '../shared/state/guards';
import { endDeadOperation, hasBegunPromotion, type Operation } from '../shared/state/operation';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { MISSING_EXECUTION_AFTER_MS } from './schedule';
import { type StartOutcome, startFailover } from './start-failover';

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
 * finished by a new execution, once; every step of it can be repeated.
 */
export async function reconcile(
  dependencies: RegionWatchDependencies,
  operation: Operation | undefined,
): Promise<Reconciliation> {
  if (operation?.resumable) {
    // Ended by an earlier round, which may have died before it started the next execution.
    return { kind: 'resumed', operation, start: await resume(dependencies, operation) };
  }
  if (operation === undefined || operation.endedAtMs !== undefined) {
    return { kind: 'nothing-to-do' };
  }
  const end = await endOf(dependencies, operation);
  return end === 'running' ? { kind: 'nothing-to-do' } : endOperation(dependencies, operation, end);
}

async function endOperation(
  dependencies: RegionWatchDependencies,
  operation: Operation,
  end: string,
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
    return { kind: 'resumed', operation, start: await resume(dependencies, operation) };
  }
  return { kind: begun ? 'left-to-a-person' : 'called-off', operation, reason };
}

/** `running`, or the status it ended with. */
async function endOf(
  { clients, clock }: RegionWatchDependencies,
  { executionArn, startedAtMs }: Operation,
): Promise<string> {
  try {
    const { status } = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status === undefined || status === 'RUNNING' || status === 'PENDING_REDRIVE'
      ? 'running'
      : status;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') {
      return clock.nowMs() - startedAtMs < MISSING_EXECUTION_AFTER_MS ? 'running' : 'MISSING';
    }
    throw error;
  }
}

async function resume(
  dependencies: RegionWatchDependencies,
  { epoch, kind, by, evidence, executionArn, firstBadSampleAtMs, startedAtMs }: Operation,
): Promise<StartOutcome> {
  return startFailover(dependencies, epoch, {
    by: `${RESUMER} ${kind}-${epoch}, started by ${by}`,
    evidence,
    acceptDataLoss: await acceptedDataLoss(dependencies, executionArn),
    firstBadSampleAtMs: firstBadSampleAtMs ?? startedAtMs,
  });
}

/** As the person said who started it; when that can't be found any more, nobody did. */
async function acceptedDataLoss(
  { clients }: RegionWatchDependencies,
  executionArn: string,
): Promise<ExecutionInput['acceptDataLoss']> {
  try {
    const { input } = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    const parsed: unknown = JSON.parse(input ?? '{}');
    return isObject(parsed) && parsed.acceptDataLoss === true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') {
      return false;
    }
    throw error;
  }
}
