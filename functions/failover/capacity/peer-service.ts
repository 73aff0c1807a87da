import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { TaskContext } from '../dependencies';

export interface ServiceCounts {
  readonly desiredCount: number | undefined;
  readonly runningCount: number | undefined;
}

/** Tasks of the peer's service, wanted and there; undefined where ECS doesn't say. */
export async function peerService({ peer, config }: TaskContext): Promise<ServiceCounts> {
  const { services } = await peer.ecs.send(
    new DescribeServicesCommand({
      cluster: config.peerEcsCluster,
      services: [config.peerEcsService],
    }),
  );
  return { desiredCount: services?.[0]?.desiredCount, runningCount: services?.[0]?.runningCount };
}
