import type { Report } from '../../../functions/failover/report/report';
import type {
  OperationOutcome,
  OperationPhase,
} from '../../../functions/shared/state/operation-model';
import { assertNever } from '../../engine/errors';
import type { OperationEnd, OperationEvent } from '../../engine/operation/events';
import type { WhatIf } from '../../engine/operation/what-if/what-if';

/** Version of the events' shape. A new optional field keeps it; anything else raises it. */
export const OPERATION_EVENTS_VERSION = '1.0';

/** What `failover`, `failback` and `resume` print. Times are ISO 8601; of the report, its figures. */
export type OperationJsonEvent =
  | { readonly type: 'nothing_to_do'; readonly reason: string }
  /** Before it is asked for. */
  | ({ readonly type: 'what_if' } & WhatIf)
  | {
      readonly type: 'operation_started';
      readonly name: string;
      readonly region: string;
      readonly executionArn: string;
      readonly startedAt: string;
      /** `already-running`: it was under way, started by somebody else or by an earlier command. */
      readonly outcome: 'started' | 'already-running';
      readonly by: string;
    }
  | { readonly type: 'phase'; readonly phase: OperationPhase; readonly reachedAt: string }
  /** The operation goes on, and can't be seen at the moment. */
  | { readonly type: 'unseen'; readonly reason: string }
  | {
      readonly type: 'operation_ended';
      readonly name: string;
      readonly result: OperationOutcome | 'died' | 'not-claimed';
      /** The last one reached while it ran. */
      readonly phase: OperationPhase | null;
      readonly reason: string | null;
      readonly elapsedMs: number;
      /** Of an operation that was carried through. */
      readonly report: ReportFigures | { readonly error: string } | null;
    };

/** What the report of an operation comes to. */
export interface ReportFigures {
  /** `s3://…/….json` */
  readonly location: string;
  readonly recoveryTime: Report['recoveryTime'];
  readonly expectedLoss: Report['expectedLoss'];
  /** Whether the zone's name servers gave the region that serves. */
  readonly dns: 'verified' | 'not-verified';
  readonly nextStep: Report['nextStep'];
}

/** An event for scripts. */
export function operationEventObject(event: OperationEvent): OperationJsonEvent {
  switch (event.type) {
    case 'what_if':
      return { type: event.type, ...event.whatIf };
    case 'operation_started': {
      const { startedAtMs, ...rest } = event;
      return { ...rest, startedAt: new Date(startedAtMs).toISOString() };
    }
    case 'phase': {
      const { reachedAtMs, ...rest } = event;
      return { ...rest, reachedAt: new Date(reachedAtMs).toISOString() };
    }
    case 'nothing_to_do':
    case 'unseen':
      return event;
    case 'operation_ended':
      return endObject(event);
    default:
      return assertNever(event);
  }
}

function endObject(end: OperationEnd) {
  const { report, phase = null, reason = null, ...rest } = end;
  return { ...rest, phase, reason, report: report === undefined ? null : figuresOf(report) };
}

function figuresOf(
  report: NonNullable<OperationEnd['report']>,
): ReportFigures | { readonly error: string } {
  if (report.kind === 'unknown') {
    return { error: report.reason };
  }
  const { location, report: found } = report.value;
  return {
    location: `${location}.json`,
    recoveryTime: found.recoveryTime,
    expectedLoss: found.expectedLoss,
    dns: found.dns.kind,
    nextStep: found.nextStep,
  };
}
