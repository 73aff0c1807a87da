import { readJson } from '../../shared/state/json-item';
import { awsCall } from '../aws-call';
import type { TaskContext } from '../dependencies';
import { currentOperation } from '../operation-item';
import { ownTable } from '../state-tables';
import { publishReport } from './publish-report';
import { REPORTS } from './report-index';

/**
 * Publishes the report of the current operation again when it was reported and more has become
 * known since. Before the first report there is nothing to revise: it will hold everything.
 *
 * @returns the newest revision; null when nothing has been reported
 */
export async function reviseReport(context: TaskContext): Promise<number | null> {
  const operation = await currentOperation(context);
  if (operation === undefined) return null;
  const { value: index } = await awsCall('reading item "reports"', () =>
    readJson(ownTable(context), REPORTS),
  );
  if (index.epoch !== operation.epoch) return null;
  const { revision } = await publishReport(context, operation);
  return revision;
}
