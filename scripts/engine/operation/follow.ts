import {
  OPERATION_PHASES,
  type Operation,
  type OperationPhase,
} from '../../../functions/shared/state/operation-model';
import { delayMs, type Polling } from '../clock';
import { DrError } from '../errors';
import type { OperationContext, Place } from './context';
import { knownValue, observed } from './observed';
import { readOperation, type SeenOperation } from './region-view';

/** An execution that was started, here or elsewhere. */
export interface FollowedExecution {
  readonly kind: Operation['kind'];
  readonly name: string;
  readonly executionArn: string;
  readonly startedAtMs: number;
}

export type FollowEvent =
  | { readonly type: 'phase'; readonly phase: OperationPhase; readonly reachedAtMs: number }
  /** The operation goes on, and can't be seen at the moment. */
  | { readonly type: 'unseen'; readonly reason: string };

export type FollowedEnd =
  | { readonly kind: 'ended'; readonly operation: Operation }
  /** Its execution is over, and the operation doesn't say how it ended. */
  | { readonly kind: 'died'; readonly operation: Operation; readonly status: string }
  /** Another one has the region's one place for operations; this one changed nothing. */
  | {
      readonly kind: 'not-claimed';
      readonly operation: Operation | undefined;
      readonly status: string;
    };

/** Phases last seconds, and somebody is watching. */
export const FOLLOW_POLLING: Polling = { intervalsMs: [2_000], jitter: 0.2 };

/** The state table and Step Functions don't both stay silent for so long in a region that is there. */
const BLIND_LIMIT_MS = 10 * 60_000;

/** Tells each phase once it is reached, until the operation has ended. */
export async function follow(
  context: OperationContext,
  place: Place,
  execution: FollowedExecution,
  options: { readonly signal: AbortSignal; readonly emit: (event: FollowEvent) => void },
): Promise<FollowedEnd> {
  const { clock } = context;
  const { signal, emit } = options;
  const told = new Set<OperationPhase>();
  let lastSeenMs = clock.nowMs();
  let lastReason: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const seen = await readOperation(context, place);
    if (seen.kind === 'known') {
      lastSeenMs = clock.nowMs();
      lastReason = undefined;
      const end = await endOf(context, place, execution, seen.value);
      for (const event of newPhases(execution, seen.value, told)) {
        emit(event);
      }
      if (end !== undefined) {
        return end;
      }
    } else if (seen.reason !== lastReason) {
      lastReason = seen.reason;
      emit({ type: 'unseen', reason: seen.reason });
    }
    if (clock.nowMs() - lastSeenMs > BLIND_LIMIT_MS) {
      throw blind(context, place, execution, lastReason ?? 'no answer');
    }
    await clock.sleep(delayMs(FOLLOW_POLLING, 0), signal);
  }
}

function newPhases(
  { executionArn }: FollowedExecution,
  seen: SeenOperation | undefined,
  told: Set<OperationPhase>,
): FollowEvent[] {
  if (seen?.operation.executionArn !== executionArn) {
    return [];
  }
  const { phasesAtMs } = seen.operation;
  return OPERATION_PHASES.flatMap((phase) => {
    const reachedAtMs = phasesAtMs[phase];
    if (reachedAtMs === undefined || told.has(phase)) {
      return [];
    }
    told.add(phase);
    return [{ type: 'phase', phase, reachedAtMs } as const];
  });
}

async function endOf(
  context: OperationContext,
  place: Place,
  execution: FollowedExecution,
  seen: SeenOperation | undefined,
): Promise<FollowedEnd | undefined> {
  const operation = seen?.operation;
  if (operation?.executionArn === execution.executionArn) {
    if (operation.endedAtMs !== undefined) {
      return { kind: 'ended', operation };
    }
    const status = seen && knownValue(seen.execution);
    return status === undefined || status === 'running'
      ? undefined
      : lastWord(context, place, operation, status);
  }
  const status = await observed(context, () =>
    place.port.machines.executionEnd(execution, context.clock.nowMs()),
  );
  return status.kind === 'known' && status.value !== 'running'
    ? { kind: 'not-claimed', operation, status: status.value }
    : undefined;
}

/** The item was read before the execution, and its last write may have come between the two. */
async function lastWord(
  context: OperationContext,
  place: Place,
  before: Operation,
  status: string,
): Promise<FollowedEnd | undefined> {
  const again = await readOperation(context, place);
  if (again.kind === 'unknown') {
    return undefined;
  }
  const operation = again.value?.operation;
  return operation?.executionArn === before.executionArn && operation.endedAtMs === undefined
    ? { kind: 'died', operation, status }
    : { kind: 'ended', operation: operation ?? before };
}

function blind(
  { environment }: OperationContext,
  { region }: Place,
  { name }: FollowedExecution,
  reason: string,
): DrError {
  return new DrError({
    code: 'DR_OPERATION_UNSEEN',
    message: `${name} was started in ${region} and goes on there, but can't be seen: ${reason}`,
    nextSteps: [environment.command('status', '--watch')],
  });
}
