import type { Report } from '../../../functions/failover/report/report';
import type { Operation, OperationPhase } from '../../../functions/shared/state/operation';
import type { FollowEvent } from './follow';
import type { Observed } from './observed';
import type { WhatIf } from './what-if/what-if';

/** What happens while a person starts and follows an operation. */
export type OperationEvent =
  | { readonly type: 'nothing_to_do'; readonly reason: string }
  | { readonly type: 'what_if'; readonly whatIf: WhatIf }
  | {
      readonly type: 'operation_started';
      readonly name: string;
      readonly region: string;
      readonly executionArn: string;
      readonly startedAtMs: number;
      /** `already-running`: it was under way, started by somebody else or by an earlier command. */
      readonly outcome: 'started' | 'already-running';
      readonly by: string;
    }
  | FollowEvent
  | OperationEnd;

export interface OperationEnd {
  readonly type: 'operation_ended';
  readonly name: string;
  readonly result: NonNullable<Operation['outcome']> | 'died' | 'not-claimed';
  /** The last one reached while it ran. */
  readonly phase: OperationPhase | undefined;
  readonly reason: string | undefined;
  readonly elapsedMs: number;
  /** Of an operation that was carried through. */
  readonly report: Observed<FoundReport> | undefined;
}

export interface FoundReport {
  /** `s3://…`, without `.json` and `.md`. */
  readonly location: string;
  readonly report: Report;
}
