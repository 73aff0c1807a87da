import { describeFailure } from '../../shared/describe-failure';
import type { TaskContext } from '../dependencies';
import { saveLostWrites } from '../lost-writes/save-lost-writes';
import { OLD_PRIMARY_RETURNED } from '../rds-events/event-ids';
import { recordEvent } from '../rds-events/event-item';
import { forwardEvent } from '../rds-events/forward-event';
import { concernsUs, parseEvent } from '../rds-events/parse-event';
import type { RdsEvent } from '../rds-events/rds-event';
import { reviseReport } from '../report/revise-report';
import { defineTask } from '../task';

interface EventInput {
  readonly event: RdsEvent | undefined;
  /** As it came, for the peer. */
  readonly original: unknown;
  readonly forwarded: boolean;
}

export interface RecordedEvent {
  readonly recorded: 'new' | 'already' | 'ignored';
  readonly revision: number | null;
}

/** Keeps what RDS says about a failover, in both regions, and puts it into the report. */
export const recordRdsEvent = defineTask({
  timeoutMs: 50_000,
  parse: ({ event, forwardedBy }): EventInput => ({
    event: parseEvent(event),
    original: event,
    forwarded: forwardedBy !== undefined,
  }),
  run: runRecordRdsEvent,
});

async function runRecordRdsEvent(
  context: TaskContext,
  { event, original, forwarded }: EventInput,
): Promise<RecordedEvent> {
  if (event === undefined || !concernsUs(event, context.config)) {
    return { recorded: 'ignored', revision: null };
  }
  const recorded = await recordEvent(context, event);
  // All of it again for an event that is known: the first delivery may have died here.
  if (!forwarded) await forwardEvent(context, original);
  if (OLD_PRIMARY_RETURNED.has(event.eventId)) await trySavingLostWrites(context);
  return { recorded, revision: await reviseReport(context) };
}

/** The event must reach the report even if the snapshot can't be had now; the schedule tries again. */
async function trySavingLostWrites(context: TaskContext): Promise<void> {
  try {
    await saveLostWrites(context);
  } catch (error) {
    context.logger.warn('Lost writes were not saved yet', describeFailure(error));
  }
}
