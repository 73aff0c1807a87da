import type { OperationKind } from './operation';

/**
 * Input of the state machines. What their definitions refer to is required: a missing path can't
 * be caught there.
 */
export interface ExecutionInput {
  readonly epoch: number;
  readonly kind: OperationKind;
  readonly by: string;
  /** JSON text. */
  readonly evidence: string;
  /** A person accepted that writes may be lost. An automatic failover never sets it. */
  readonly acceptDataLoss: boolean;
  /** Where the recovery time starts; when a person starts it, the moment they did. */
  readonly firstBadSampleAtMs: number;
  /** Epoch of the operation that died half-way and that this one finishes; for the tasks alone. */
  readonly resumes?: number;
}

/** A name is used once in 90 days, so a second start of the same epoch is refused by AWS. */
export const executionName = ({ kind, epoch }: Pick<ExecutionInput, 'kind' | 'epoch'>): string =>
  `${kind}-${epoch}`;
