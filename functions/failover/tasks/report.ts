import { parseOperationInput } from '../operation-input';
import { requireOperation } from '../operation-item';
import { publishReport } from '../report/publish-report';
import { defineTask } from '../task';

/** The last step: what happened, what it cost, and what is and isn't proven. */
export const report = defineTask({
  timeoutMs: 20_000,
  parse: parseOperationInput,
  run: async (context, { epoch }) => publishReport(context, await requireOperation(context, epoch)),
});
