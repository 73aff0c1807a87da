import { decide } from '../../shared/decision/decide';
import type { FailoverConfig } from '../../shared/failover-config';
import type { Sample } from '../../shared/signals/sample';
import { activeRegionOf, takeSample } from '../../shared/signals/take-sample';
import { readArming } from '../../shared/state/arming';
import { readSamples } from '../../shared/state/samples';
import { awsCall } from '../aws-call';
import type { TaskContext } from '../dependencies';
import { NotYet } from '../errors';
import { recordLossEvidence } from '../loss-evidence';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { requireRunningOperation } from '../operation-item';
import { ownTable } from '../state-tables';
import { recordFacts } from '../step-facts';
import { defineTask } from '../task';

export interface Confirmation {
  readonly confirmed: boolean;
  readonly reason: string;
}

/**
 * How long an answer may be missing, from the end of the first look. Within the state machine's repetitions, or the operation
 * would end as a failure of the task and not as a loss that was not confirmed.
 */
const MISSING_ANSWER_PATIENCE_MS = 8_000;

/**
 * Looks once more before what can't be taken back. Also the moment to write down what the report
 * will say of the loss.
 *
 * @throws NotYet while an answer is missing, for a few seconds: calling it off would cost another
 *   minute of confirmation
 */
export const confirm = defineTask({
  timeoutMs: 12_000,
  parse: parseOperationInput,
  run: runConfirm,
});

async function runConfirm(context: TaskContext, input: OperationInput): Promise<Confirmation> {
  await requireRunningOperation(context, input.epoch);
  const recorded = await awsCall('reading the samples', () => readSamples(ownTable(context)));
  await recordLossEvidence(context, input, recorded);
  if (input.acceptDataLoss) return { confirmed: true, reason: 'operator-accepted-data-loss' };

  const { config, own, clock } = context;
  const fresh = await takeSample(
    { ...context, clients: own },
    { activeRegion: activeRegionOf(recorded, config) },
  );
  const begun = promotionBegun(fresh);
  if (begun !== undefined) return { confirmed: true, reason: begun };

  const arming = await awsCall('reading item "arming"', () => readArming(ownTable(context)));
  const { decision } = decide({
    samples: [...recorded, fresh],
    nowMs: clock.nowMs(),
    arming,
    // The claim excluded every other operation, and this one must not hold itself up.
    lastOperation: undefined,
    policy: config.policy,
    homeRole: config.homeRole,
  });
  if (isMissing(fresh, config.homeRole)) {
    const nowMs = clock.nowMs();
    const { unknownSinceMs = nowMs } = await recordFacts(context, input.epoch, {
      unknownSinceMs: nowMs,
    });
    if (nowMs - unknownSinceMs < MISSING_ANSWER_PATIENCE_MS) {
      throw new NotYet('an answer is missing in the fresh sample, and none says "healthy"');
    }
  }
  return { confirmed: decision.action === 'fail-over', reason: decision.reason };
}

/** One answer that didn't come, where all that did agree with the loss: never enough to fail over. */
function isMissing(
  { verdict, probe, self, database }: Sample,
  homeRole: FailoverConfig['homeRole'],
): boolean {
  // Nobody gives a verdict on the DR region: waiting for it would be in vain.
  const hasVerdict = verdict.health !== 'unknown' || homeRole === 'primary';
  return (
    (!hasVerdict || database.kind === 'unknown') &&
    verdict.health !== 'healthy' &&
    probe.health !== 'healthy' &&
    self.health === 'healthy'
  );
}

/**
 * An execution that died after it had asked for the promotion is followed by one that starts at
 * the top. Its signals then speak of this region, and the only way is forward.
 */
function promotionBegun({ database }: Sample): string | undefined {
  if (database.kind === 'unknown') return undefined;
  if (database.thisRegionWrites) {
    return database.operation === 'none' ? 'this-region-writes-already' : undefined;
  }
  // Of two members only this one can be the target.
  return database.operation === 'failing-over' ? 'promotion-is-running' : undefined;
}
