import { readDatabase } from '../../shared/signals/database';
import type { Operation } from '../../shared/state/operation';
import type { TaskContext } from '../dependencies';
import { readFacts, recordFacts } from '../step-facts';

/**
 * Writes down who writes, where no payment has proven it: the first thing people ask of an
 * operation that stopped half-way. The first that is seen stands, however often a report is
 * made. Not being able to tell is no reason for no report.
 */
export async function observeWriter(
  context: TaskContext,
  { epoch }: Pick<Operation, 'epoch'>,
): Promise<void> {
  const { own, clock, config } = context;
  const { payment } = await readFacts(context, epoch);
  if (payment !== undefined) return;
  const atMs = clock.nowMs();
  const database = await readDatabase(own, clock, config);
  if (database.kind === 'unknown' || database.writerRegion === undefined) return;
  await recordFacts(context, epoch, { writer: { region: database.writerRegion, atMs } });
}
