import {
  OPERATION_PHASES,
  type Operation,
  type OperationPhase,
} from '../../../functions/shared/state/operation-model';
import type { OperationContext, Place } from './context';
import type { FoundReport, OperationEnd } from './events';
import type { FollowedEnd, FollowedExecution } from './follow';
import { type Observed, observed } from './observed';

/** An end as it is told, with the report of an operation that was carried through. */
export async function describeEnd(
  context: OperationContext,
  place: Place,
  execution: FollowedExecution,
  end: FollowedEnd,
): Promise<OperationEnd> {
  const { name, startedAtMs } = execution;
  const elapsedMs = context.clock.nowMs() - startedAtMs;
  const common = { type: 'operation_ended', name, elapsedMs } as const;
  switch (end.kind) {
    case 'ended': {
      const { operation } = end;
      const result = operation.outcome ?? 'failed';
      return {
        ...common,
        elapsedMs: (operation.endedAtMs ?? context.clock.nowMs()) - startedAtMs,
        result,
        phase: lastPhase(operation),
        reason: operation.reason,
        report: result === 'done' ? await findReport(context, place, operation.epoch) : undefined,
      };
    }
    case 'died':
      return {
        ...common,
        result: 'died',
        phase: lastPhase(end.operation),
        reason: `its execution is over (${end.status}) and did not say how it ended`,
        report: undefined,
      };
    case 'not-claimed': {
      const { operation, status } = end;
      const holder = operation && `${operation.kind}-${operation.epoch}`;
      return {
        ...common,
        result: 'not-claimed',
        phase: undefined,
        reason: holder
          ? `${holder} has the region's one place for operations; this one changed nothing`
          : `its execution is over (${status}) before it claimed anything`,
        report: undefined,
      };
    }
  }
}

/** The phase that a failure was recorded in: the last one before the end. */
export function lastPhase({ phasesAtMs }: Operation): OperationPhase | undefined {
  return OPERATION_PHASES.filter(
    (phase) => !['done', 'failed', 'aborted'].includes(phase) && phasesAtMs[phase] !== undefined,
  ).at(-1);
}

async function findReport(
  context: OperationContext,
  { names, port }: Place,
  epoch: number,
): Promise<Observed<FoundReport>> {
  return observed(context, async () => {
    const index = await port.stateItems.reportIndex(names.stateTable);
    if (index.epoch !== epoch) {
      throw new Error(`the newest report is of operation ${index.epoch}`);
    }
    return {
      location: `s3://${names.reportBucket}/${index.key}`,
      report: await port.report(names.reportBucket, index),
    };
  });
}
