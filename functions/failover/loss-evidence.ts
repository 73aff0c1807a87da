import { lagAtLoss } from '../shared/decision/loss';
import type { Sample } from '../shared/signals/sample';
import type { TaskContext } from './dependencies';
import type { OperationInput } from './operation-input';
import type { LossEvidence } from './report/facts';
import { type LossFact, readFacts, recordFacts } from './step-facts';

/**
 * Writes down how far the standby was behind when the active region was lost, while the samples
 * still reach back to then: they are kept for minutes, a report is revised after hours.
 *
 * An operation that resumes another may come too late for that, and takes over what that one saw
 * of the same incident.
 */
export async function recordLossEvidence(
  context: TaskContext,
  input: Pick<OperationInput, 'epoch' | 'firstBadSampleAtMs' | 'resumes'>,
  samples: readonly Sample[],
): Promise<void> {
  const { epoch, firstBadSampleAtMs, resumes } = input;
  const seen: LossFact = { ...lossEvidence(samples, firstBadSampleAtMs), firstBadSampleAtMs };
  const loss =
    seen.kind === 'known' || resumes === undefined
      ? seen
      : await ofSameIncident(context, resumes, seen);
  await recordFacts(context, epoch, { loss });
}

export function lossEvidence(samples: readonly Sample[], firstBadSampleAtMs: number): LossEvidence {
  const lag = lagAtLoss(samples, firstBadSampleAtMs);
  if (lag === undefined) {
    return { kind: 'unknown', detail: 'no sample holds a replication lag' };
  }
  // A lag that was measured after the loss has grown, or dried up, with the loss itself.
  return lag.measuredAtMs <= firstBadSampleAtMs
    ? { kind: 'known', ...lag }
    : { kind: 'unknown', detail: 'the replication lag was measured only after the loss' };
}

async function ofSameIncident(
  context: TaskContext,
  epoch: number,
  seen: LossFact,
): Promise<LossFact> {
  const { loss } = await readFacts(context, epoch);
  return loss?.firstBadSampleAtMs === seen.firstBadSampleAtMs ? loss : seen;
}
