import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { firstLostSample } from '../shared/decision/loss';
import type { Sample } from '../shared/signals/sample';
import { type Arming, isArmed } from '../shared/state/arming-model';
import {
  readCapacityRaisedAtMs,
  recordCapacityLowered,
  recordCapacityRaised,
} from '../shared/state/capacity';
import type { DecisionRecord } from '../shared/state/decision-record';
import type { Operation } from '../shared/state/operation';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { LOWER_CAPACITY_AFTER_MS } from './schedule';

/**
 * Gives the standby the primary's capacity as soon as both votes say "lost",
 * long before that is confirmed: tasks take minutes to start, and to have
 * started some for nothing costs little.
 *
 * Updating a scalable target moves the service into its bounds at once:
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export async function raiseCapacity(
  dependencies: RegionWatchDependencies,
  samples: readonly Sample[],
  arming: Arming | undefined,
): Promise<'raised' | 'not-needed'> {
  const { clock, config } = dependencies;
  const newest = samples.at(-1);
  const lost = firstLostSample(samples, config.homeRole);
  const wanted =
    config.policy.capacityAt === 'first-bad-sample' &&
    config.homeRole === 'dr' &&
    isArmed(arming, clock.nowMs()) &&
    newest?.self.health === 'healthy' &&
    newest.database.kind === 'known' &&
    !newest.database.thisRegionWrites;
  if (!wanted || lost === undefined) {
    return 'not-needed';
  }
  const table = stateTableOf(dependencies);
  const raisedAtMs = await readCapacityRaisedAtMs(table);
  if (raisedAtMs !== undefined && raisedAtMs >= lost.atMs) {
    return 'not-needed';
  }
  await setMinimum(dependencies, config.primaryFloorTasks);
  await recordCapacityRaised(table, clock.nowMs());
  return 'raised';
}

/**
 * Gives the capacity back when the active region has been healthy for a while:
 * it was raised for nothing. Not while an operation runs, which has plans for it.
 */
export async function lowerCapacity(
  dependencies: RegionWatchDependencies,
  record: DecisionRecord,
  operation: Operation | undefined,
): Promise<'lowered' | 'not-needed'> {
  const { clock, config } = dependencies;
  const quiet =
    record.reason === 'active-healthy' &&
    clock.nowMs() - record.sinceMs >= LOWER_CAPACITY_AFTER_MS &&
    (operation === undefined || operation.endedAtMs !== undefined);
  if (!quiet) {
    return 'not-needed';
  }
  const table = stateTableOf(dependencies);
  const raisedAtMs = await readCapacityRaisedAtMs(table);
  if (raisedAtMs === undefined) {
    return 'not-needed';
  }
  await setMinimum(dependencies, config.homeFloorTasks);
  await recordCapacityLowered(table, raisedAtMs);
  return 'lowered';
}

async function setMinimum(
  { clients, config }: RegionWatchDependencies,
  minimumTasks: number,
): Promise<void> {
  await clients.autoScaling.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'ecs',
      ResourceId: `service/${config.ecsCluster}/${config.ecsService}`,
      ScalableDimension: 'ecs:service:DesiredCount',
      MinCapacity: minimumTasks,
      MaxCapacity: config.primaryCeilingTasks,
    }),
  );
}
