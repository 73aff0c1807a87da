import { getItem, type StateTable, updateItem, type WriteOutcome } from './table';

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

const isPhase = (value: string): value is OperationPhase =>
  OPERATION_PHASES.some((phase) => phase === value);

/** @throws StateItemError when the item isn't what the state machines write */
export async function readOperation(table: StateTable): Promise<Operation | undefined> {
  const item = await getItem(table, OPERATION_ITEM);
  if (item === undefined) {
    return undefined;
  }
  const phase = item.text('phase');
  const kind = item.text('kind');
  const outcome = item.optional('outcome', item.text);
  const epoch = item.number('epoch');
  return {
    epoch,
    kind: kind === 'failover' || kind === 'switchover' ? kind : item.fail('kind', 'a known kind'),
    phase: isPhase(phase) ? phase : item.fail('phase', 'a known phase'),
    executionArn: item.text('executionArn'),
    startedAtMs: item.timeMs('startedAt'),
    updatedAtMs: item.timeMs('updatedAt'),
    endedAtMs: item.optional('endedAt', item.timeMs),
    outcome:
      outcome === undefined || outcome === 'done' || outcome === 'failed' || outcome === 'aborted'
        ? outcome
        : item.fail('outcome', 'a known outcome'),
    reason: item.optional('reason', item.text),
    phasesAtMs: item.optional('phases', item.timesMs) ?? {},
    by: item.text('by'),
    evidence: item.text('evidence'),
    firstBadSampleAtMs: item.optional('firstBadSampleAtMs', item.number),
    // By epoch: the next operation is written over this one, attribute by attribute.
    resumable: item.optional('resumableEpoch', item.number) === epoch,
  };
}

/**
 * Ends an operation whose execution is over without having said so: it timed
 * out, or was stopped. Without that, nothing could be started any more.
 *
 * Two watchers and an operator may find it at the same time, and a newer
 * operation may have been claimed meanwhile: the write demands the very
 * execution that was seen to be over, and that nobody has ended it.
 */
export async function endDeadOperation(
  table: StateTable,
  dead: Pick<Operation, 'executionArn' | 'epoch'>,
  end: {
    readonly outcome: 'failed' | 'aborted';
    readonly reason: string;
    readonly resume: 'by-itself' | 'by-a-person';
    readonly atMs: number;
  },
): Promise<WriteOutcome> {
  const at = new Date(end.atMs).toISOString();
  return updateItem(
    table,
    OPERATION_ITEM,
    {
      phase: end.outcome,
      outcome: end.outcome,
      reason: end.reason,
      resumableEpoch: end.resume === 'by-itself' ? dead.epoch : 0,
      updatedAt: at,
      endedAt: at,
    },
    {
      expression: '#executionArn = :dead AND attribute_not_exists(#endedAt)',
      attributes: ['executionArn'],
      values: { dead: dead.executionArn },
    },
  );
}

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

/** Whether it has ended without having asked for the promotion: called off, or failed before that. */
export function changedNothing(
  operation: Pick<Operation, 'phase' | 'phasesAtMs' | 'endedAtMs' | 'outcome'>,
): boolean {
  return (
    operation.endedAtMs !== undefined &&
    (operation.outcome === 'aborted' || !hasBegunPromotion(operation))
  );
}
