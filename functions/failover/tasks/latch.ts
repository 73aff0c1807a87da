import { writeLatch } from '../../shared/state/latch';
import { awsCall } from '../aws-call';
import type { TaskContext } from '../dependencies';
import { publishLatch } from '../latch/latch-metric';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { requireRunningOperation } from '../operation-item';
import type { LatchFact, LatchOutcome } from '../report/facts';
import { servingRegion } from '../serving-region';
import { ownTable, peerTable } from '../state-tables';
import { recordFacts } from '../step-facts';
import { defineTask } from '../task';

/**
 * Makes DNS stay with the region that serves. The latch is in the DR region: set while that one
 * serves, cleared for the home primary.
 *
 * A failover to the home primary has lost the DR region, and its latch with it: that one is
 * dropped by the fence, which nothing waits for.
 */
export const latch = defineTask({
  timeoutMs: 10_000,
  parse: parseOperationInput,
  run: runLatch,
});

async function runLatch(context: TaskContext, input: OperationInput): Promise<LatchFact> {
  await requireRunningOperation(context, input.epoch);
  const { clock, config } = context;
  const serving = servingRegion(config, input.kind);
  const set = serving.homeRole === 'dr';
  const atMs = clock.nowMs();
  const seen: LatchFact =
    input.kind === 'failover' && !set
      ? { latch: 'not-needed', atMs }
      : { latch: await write(context, { set, epoch: input.epoch, atMs }), atMs };
  await recordFacts(context, input.epoch, { latch: seen });
  return seen;
}

/**
 * The item before the metric: `region-watch` republishes what the item says. Where something newer
 * is in the item, the metric is that one's as well.
 */
async function write(
  context: TaskContext,
  latch: { readonly set: boolean; readonly epoch: number; readonly atMs: number },
): Promise<LatchOutcome> {
  const { config, own, peer } = context;
  const inDr =
    config.homeRole === 'dr'
      ? { table: ownTable(context), cloudwatch: own.cloudwatch, region: config.region }
      : { table: peerTable(context), cloudwatch: peer.cloudwatch, region: config.peerRegion };
  const outcome = await awsCall(`writing the latch in ${inDr.region}`, () =>
    writeLatch(inDr.table, latch),
  );
  if (outcome === 'refused') return 'superseded';
  await awsCall(`cloudwatch:PutMetricData in ${inDr.region}`, () =>
    publishLatch(inDr.cloudwatch, {
      environmentSuffix: config.environmentSuffix,
      set: latch.set,
    }),
  );
  return latch.set ? 'set' : 'cleared';
}
