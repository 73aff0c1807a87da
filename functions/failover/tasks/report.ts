import type { TaskContext } from '../dependencies';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { requireOperation } from '../operation-item';
import type { FailureFact } from '../report/facts';
import { parseFailure } from '../report/parse-failure';
import { type PublishedReport, publishReport } from '../report/publish-report';
import { recordFacts } from '../step-facts';
import { defineTask } from '../task';

interface ReportInput {
  readonly operation: OperationInput;
  readonly failure: Omit<FailureFact, 'atMs'> | undefined;
}

/**
 * What happened, what it cost, and what is and isn't proven: the last step of an operation that
 * went well, and of one that stopped after the promotion.
 */
export const report = defineTask({
  timeoutMs: 20_000,
  parse: (payload): ReportInput => ({
    operation: parseOperationInput(payload),
    failure: parseFailure(payload),
  }),
  run: runReport,
});

async function runReport(
  context: TaskContext,
  { operation: { epoch }, failure }: ReportInput,
): Promise<PublishedReport> {
  const operation = await requireOperation(context, epoch);
  if (failure !== undefined) {
    const atMs = context.clock.nowMs();
    await recordFacts(context, epoch, { failure: { ...failure, atMs } });
  }
  return publishReport(context, operation);
}
