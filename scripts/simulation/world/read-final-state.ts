import { readArming } from '../../../functions/shared/state/arming';
import { isArmed } from '../../../functions/shared/state/arming-model';
import { readExposure } from '../../../functions/shared/state/exposure';
import { readLatch } from '../../../functions/shared/state/latch';
import { readOperation } from '../../../functions/shared/state/operation';
import type { StateTable } from '../../../functions/shared/state/table';
import { deployedRegion } from '../deployment/deployment';
import type { FinalRegion, FinalState } from '../final-state';
import type { RegionPlace } from '../schedule/fault';
import { operationOf } from './aws/aws-cloud';
import { isDraining } from './draining';
import { EPOCH_MS } from './places';
import type { World } from './world';

export async function finalStateOf(world: World): Promise<FinalState> {
  const { database, dnsFailover, timeline } = world;
  const dr = tableOf(world, 'dr');
  const [arming, latch] = await Promise.all([readArming(dr), readLatch(dr)]);
  const [primary, standby] = await Promise.all([
    finalRegion(world, 'primary'),
    finalRegion(world, 'dr'),
  ]);
  return {
    writer: database.writer,
    isInSync: database.synchronization === 'connected',
    isArmed: isArmed(arming, EPOCH_MS + timeline.nowMs()),
    isLatched: latch?.set ?? false,
    dnsAnswer: dnsFailover.answer(),
    regions: { primary, dr: standby },
  };
}

async function finalRegion(world: World, place: RegionPlace): Promise<FinalRegion> {
  const table = tableOf(world, place);
  const [operation, exposure] = await Promise.all([readOperation(table), readExposure(table)]);
  const { minimum, running } = world.tasks[place];
  return {
    operation: operation && {
      name: `${operation.kind}-${operation.epoch}`,
      executionArn: operation.executionArn,
      outcome: operation.outcome,
      startedAtMs: operation.startedAtMs - EPOCH_MS,
      endedAtMs: operation.endedAtMs === undefined ? undefined : operation.endedAtMs - EPOCH_MS,
    },
    isDraining: isDraining(world.cloud, place),
    isExposed: exposure !== undefined && exposure.untilMs === undefined,
    minimumTasks: minimum,
    runningTasks: running,
  };
}

/** The table itself, without a way there that could be cut. */
function tableOf({ cloud }: World, place: RegionPlace): StateTable {
  const send = async (command: { readonly input: object }) =>
    cloud.perform('DynamoDB', operationOf(command), place, command.input);
  return { dynamodb: { send: send as never }, tableName: deployedRegion(place).config.stateTable };
}
