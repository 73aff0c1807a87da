import { readJson } from '../../shared/state/json-item';
import type { Operation } from '../../shared/state/operation';
import { awsCall } from '../aws-call';
import type { TaskContext } from '../dependencies';
import { currentOperation } from '../operation-item';
import { ownTable } from '../state-tables';
import { publishReport } from './publish-report';
import { REPORTS, type ReportIndex } from './report-index';

/**
 * Publishes the report of the current operation again when it was reported and more has become
 * known since. While an operation runs there is nothing to revise: its first report will hold
 * everything. One that has ended without a report gets it here, if it had come as far as the
 * promotion: its execution may have died, or the report may have failed.
 *
 * @returns the newest revision; null when there is no report
 */
export async function reviseReport(context: TaskContext): Promise<number | null> {
  const operation = await currentOperation(context);
  if (operation === undefined) return null;
  const { value: index } = await awsCall('reading item "reports"', () =>
    readJson(ownTable(context), REPORTS),
  );
  if (!isRevised(operation, index)) return null;
  const { revision } = await publishReport(context, operation);
  return revision;
}

/**
 * An operation that a newer one has been reported after is history. One without a report gets none
 * before its promotion was seen: what changed nothing has nothing to report.
 */
function isRevised({ epoch, endedAtMs, phasesAtMs }: Operation, index: ReportIndex): boolean {
  if (index.epoch > epoch) return false;
  return index.epoch === epoch || (endedAtMs !== undefined && phasesAtMs.promoted !== undefined);
}
