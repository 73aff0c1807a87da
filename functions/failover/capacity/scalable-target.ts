import type { FailoverConfig } from '../../shared/failover-config';

/** How Application Auto Scaling names the peer's service. */
export function scalableTargetOf(config: FailoverConfig) {
  return {
    ServiceNamespace: 'ecs',
    ScalableDimension: 'ecs:service:DesiredCount',
    ResourceId: `service/${config.peerEcsCluster}/${config.peerEcsService}`,
  } as const;
}
