import { DrError } from '../errors';
import { type OperationContext, placeName, placeOf } from './context';
import { answered } from './observed';
import type { Resumable } from './resumable';
import { type SeenStart, startExecution } from './start';

/** Whether whoever started it accepted that data may be lost. */
export async function acceptanceOf(
  context: OperationContext,
  { role, operation }: Resumable,
): Promise<boolean> {
  const { port } = placeOf(context, role);
  return answered(context, () => port.machines.acceptedDataLoss(operation.executionArn));
}

/** Ends what died, if nobody has, and starts the next execution of the same kind. */
export async function resumeOperation(
  context: OperationContext,
  resumable: Resumable,
  request: { readonly by: string; readonly acceptDataLoss: boolean },
  signal: AbortSignal,
): Promise<SeenStart> {
  const { operation, role } = resumable;
  const place = placeOf(context, role);
  if (resumable.diedWith !== undefined) {
    await endDead(context, resumable, resumable.diedWith);
  }
  const { kind, epoch, evidence, firstBadSampleAtMs, startedAtMs } = operation;
  const resumption = {
    kind,
    by: `${request.by} resumes ${kind}-${epoch}, started by ${firstStarter(operation.by)}`,
    evidence,
    acceptDataLoss: request.acceptDataLoss,
    firstBadSampleAtMs: firstBadSampleAtMs ?? startedAtMs,
    resumes: epoch,
  };
  const outcome = await startExecution(context, place, epoch, resumption, signal);
  if (outcome.outcome === 'superseded') {
    throw new DrError({
      code: 'DR_SUPERSEDED',
      message: `${outcome.name} has been and gone in ${placeName(place)} meanwhile; nothing was started`,
      nextSteps: [context.environment.command('status')],
    });
  }
  return outcome;
}

/** Without that the next claim is refused: the table still says that it runs. */
async function endDead(
  context: OperationContext,
  { role, operation, hasBegunPromotion }: Resumable,
  status: string,
): Promise<void> {
  const { names, port } = placeOf(context, role);
  // Refused: it said how it ended after all, or the watcher was first. Either lets the next one in.
  await answered(context, () =>
    port.stateItems.endDead(names.stateTable, operation, {
      outcome: hasBegunPromotion ? 'failed' : 'aborted',
      reason: `its execution is over (${status}) and did not say how it ended`,
      atMs: context.clock.nowMs(),
    }),
  );
}

/** `alice resumes failover-3, started by region-watch` → `region-watch`: the chain grows no longer. */
function firstStarter(by: string): string {
  return by.split(', started by ').at(-1) ?? by;
}
