import {
  OPERATION_ITEM,
  OPERATION_PHASES,
  type Operation,
  type OperationPhase,
} from './operation-model';
import { getItem, type StateTable, updateItem, type WriteOutcome } from './table';

export * from './operation-model';

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
