import { decide } from '../../shared/decision/decide';
import type { Sample } from '../../shared/signals/sample';
import { activeRegionOf, takeSample } from '../../shared/signals/take-sample';
import { readArming } from '../../shared/state/arming';
import { readSamples } from '../../shared/state/samples';
import { awsCall } from '../aws-call';
import type { TaskContext } from '../dependencies';
import { recordLossEvidence } from '../loss-evidence';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { requireRunningOperation } from '../operation-item';
import { ownTable } from '../state-tables';
import { defineTask } from '../task';

export interface Confirmation {
  readonly confirmed: boolean;
  readonly reason: string;
}

/**
 * Looks once more before what can't be taken back. Also the moment to write down what the report
 * will say of the loss.
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
  return { confirmed: decision.action === 'fail-over', reason: decision.reason };
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
