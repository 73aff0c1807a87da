// Apart from the table, so that whoever only reasons about operations loads no SDK.

export const OPERATION_PHASES = [
  'claimed',
  'confirmed',
  'promoting',
  'promoted',
  'verified',
  'latched',
  'serving',
  'done',
  'failed',
  'aborted',
] as const;

export type OperationPhase = (typeof OPERATION_PHASES)[number];
export type OperationKind = 'failover' | 'switchover';
export type OperationOutcome = 'done' | 'failed' | 'aborted';

/** The newest failover or switchover started in this region. The state machines write it. */
export interface Operation {
  /** Counts operations of this region; part of the execution's name, so that it runs once. */
  readonly epoch: number;
  readonly kind: OperationKind;
  readonly phase: OperationPhase;
  readonly executionArn: string;
  readonly startedAtMs: number;
  readonly updatedAtMs: number;
  /** Absent while it runs. */
  readonly endedAtMs: number | undefined;
  readonly outcome: OperationOutcome | undefined;
  readonly reason: string | undefined;
  /** When each phase was reached. */
  readonly phasesAtMs: Readonly<Partial<Record<OperationPhase, number>>>;
  /** Who started it: `region-watch`, or a person. */
  readonly by: string;
  /** JSON text: what it was decided on. */
  readonly evidence: string;
  readonly firstBadSampleAtMs: number | undefined;
  /** Its execution died after asking for the promotion: it has to be finished by another one. */
  readonly resumable: boolean;
}

/** The item's name, which roles are allowed by. */
export const OPERATION_ITEM = 'operation';

/** Whether the operation got as far as asking for the promotion, which can't be taken back. */
export function hasBegunPromotion({
  phase,
  phasesAtMs,
}: Pick<Operation, 'phase' | 'phasesAtMs'>): boolean {
  return FROM_PROMOTION_ON.some((each) => phase === each || phasesAtMs[each] !== undefined);
}

/** Any of them will do: nothing waits for a note that the table doesn't take. */
const FROM_PROMOTION_ON: readonly OperationPhase[] = [
  'promoting',
  'promoted',
  'verified',
  'latched',
  'serving',
  'done',
];

/** Of an operation that has ended: that it was called off, or failed before it asked for the promotion. */
export function changedNothing(
  operation: Pick<Operation, 'phase' | 'phasesAtMs' | 'outcome'>,
): boolean {
  return operation.outcome === 'aborted' || !hasBegunPromotion(operation);
}
