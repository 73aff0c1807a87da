import type { Operation } from '../../shared/state/operation';
import type { TaskContext } from '../dependencies';
import { isOperatorStarted } from '../operation-item';
import { readEvents } from '../rds-events/event-item';
import { readFacts } from '../step-facts';
import type { ReportFacts } from './facts';

/** Everything known about an operation, from the state table alone. */
export async function gatherFacts(
  context: TaskContext,
  operation: Operation,
): Promise<ReportFacts> {
  const [steps, events] = await Promise.all([
    readFacts(context, operation.epoch),
    readEvents(context),
  ]);
  const { epoch, kind, by, startedAtMs, phasesAtMs } = operation;
  const firstBadSampleAtMs = operation.firstBadSampleAtMs ?? startedAtMs;
  return {
    ...steps,
    operation: {
      epoch,
      kind,
      by,
      operatorStarted: isOperatorStarted(operation),
      startedAtMs,
      firstBadSampleAtMs,
      phases: phasesAtMs,
    },
    // Events from before belong to an earlier operation.
    events: events.filter(({ atMs }) => atMs >= Math.min(startedAtMs, firstBadSampleAtMs)),
  };
}
