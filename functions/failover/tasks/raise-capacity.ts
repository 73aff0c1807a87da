import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { awsCall } from '../aws-call';
import { peerService } from '../capacity/peer-service';
import { scalableTargetOf } from '../capacity/scalable-target';
import type { TaskContext } from '../dependencies';
import { NotYet } from '../errors';
import { parseOperationInput } from '../operation-input';
import { defineTask } from '../task';

/**
 * Gives the peer as many tasks as the whole load needs, before a switchover moves it there. The
 * range of the scalable target is set whole, which also undoes a fence.
 *
 * @throws NotYet until that many tasks run
 */
export const raiseCapacity = defineTask({
  timeoutMs: 12_000,
  parse: parseOperationInput,
  run: runRaiseCapacity,
});

async function runRaiseCapacity(context: TaskContext) {
  const { peer, config } = context;
  const { peerRegion, primaryFloorTasks: floor, primaryCeilingTasks: ceiling } = config;
  await awsCall(`application-autoscaling:RegisterScalableTarget in ${peerRegion}`, () =>
    peer.applicationAutoScaling.send(
      new RegisterScalableTargetCommand({
        ...scalableTargetOf(config),
        MinCapacity: floor,
        MaxCapacity: ceiling,
      }),
    ),
  );
  const counts = await awsCall(`ecs:DescribeServices in ${peerRegion}`, () => peerService(context));
  // Never down: a region that has already grown keeps what it has.
  if ((counts.desiredCount ?? 0) < floor) {
    await awsCall(`ecs:UpdateService in ${peerRegion}`, () =>
      peer.ecs.send(
        new UpdateServiceCommand({
          cluster: config.peerEcsCluster,
          service: config.peerEcsService,
          desiredCount: floor,
        }),
      ),
    );
  }
  const runningCount = counts.runningCount ?? 0;
  if (runningCount < floor) {
    throw new NotYet(`${runningCount} of ${floor} tasks run in ${peerRegion}`);
  }
  return { runningCount };
}
