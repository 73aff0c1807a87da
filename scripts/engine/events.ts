import type { StackAction } from './action';
import type { Finding } from './diagnosis/finding';
import type { StackEvent } from './ports';

/** Version of the events' shape. A new optional field keeps it; anything else raises it. */
export const EVENTS_VERSION = '1.0';

/** What happens during a run of `deploy` or `destroy`, as it happens. Renderers see nothing else. */
export type EngineEvent =
  | {
      readonly type: 'run_started';
      readonly command: 'deploy' | 'destroy';
      readonly runId: string;
      readonly suffix: string;
      readonly accountId: string;
      readonly steps: readonly string[];
    }
  | {
      readonly type: 'step_planned';
      readonly step: string;
      readonly region: string;
      readonly action: StackAction['kind'] | StepAction;
      readonly reason: string;
      readonly waitsFor: readonly string[];
      /** Of an existing stack, as far as settings given by name change them. */
      readonly parameterChanges?: readonly ParameterChange[];
    }
  | { readonly type: 'step_started'; readonly step: string }
  /** What a step does now, in words. */
  | { readonly type: 'step_activity'; readonly step: string; readonly activity: string }
  | {
      readonly type: 'step_progress';
      readonly step: string;
      readonly doneResources: number;
      readonly totalResources: number;
      /** Logical ids of what is being made, changed or deleted now, longest first. */
      readonly inProgress: readonly string[];
    }
  /** CloudFormation's event of one resource. */
  | { readonly type: 'resource'; readonly step: string; readonly event: StackEvent }
  | {
      readonly type: 'upload';
      readonly step: string;
      readonly key: string;
      readonly outcome: 'uploaded' | 'present';
    }
  | { readonly type: 'step_finished'; readonly step: string; readonly outcome: StepOutcome }
  | { readonly type: 'step_skipped'; readonly step: string; readonly reason: 'no changes' }
  | { readonly type: 'step_failed'; readonly step: string; readonly error: ErrorDescription }
  /** `cause` is the step whose failure stands in the way. */
  | { readonly type: 'step_blocked'; readonly step: string; readonly cause: string }
  /** What still carries the environment's tag after a destroy. */
  | {
      readonly type: 'remaining';
      readonly region: string;
      readonly arns: readonly string[];
      /** Deleted, and listed by AWS all the same. */
      readonly stillListed?: readonly string[];
      /** Why it isn't known what is left. */
      readonly error?: ErrorDescription;
    }
  /** Always the last one. */
  | { readonly type: 'summary'; readonly summary: RunSummary };

/** A parameter that a deploy gives another value. */
export interface ParameterChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What is done in steps that are not about a stack's status. */
export type StepAction =
  | 'upload'
  | 'update-again'
  | 'delete'
  | 'stop-replication'
  | 'remove-records'
  | 'sweep';

export type StepOutcome =
  | 'created'
  | 'updated'
  | 'uploaded'
  | 'deleted'
  | 'stopped'
  | 'removed'
  | 'swept';

export interface ErrorDescription {
  readonly code: string;
  readonly message: string;
  readonly nextSteps: readonly string[];
  /** First cause first. */
  readonly failures?: readonly FailedResource[];
  /** Logical ids of resources that were given up only because of those. */
  readonly cancelled?: readonly string[];
  /** What was found out about the failure as a whole. */
  readonly findings?: readonly Finding[];
  /** The stack's events in the console. */
  readonly consoleUrl?: string;
}

/** A resource that AWS refused, in AWS's words. */
export interface FailedResource {
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string;
  /** By CloudFormation's clock, milliseconds since the epoch. */
  readonly failedAtMs?: number;
  /** What the service itself says about it. */
  readonly findings?: readonly Finding[];
}

/** How a step that ran to its end found or left things. */
export type CompletedStatus = StepOutcome | 'unchanged';

export type StepStatus = CompletedStatus | 'failed' | 'blocked' | 'interrupted' | 'not-started';

export interface RunSummary {
  readonly result: 'succeeded' | 'failed' | 'interrupted';
  readonly elapsedMs: number;
  readonly steps: Readonly<Record<string, StepStatus>>;
  /** Outputs by stack and region: `foundation@primary`. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type Emit = (event: EngineEvent) => void;
