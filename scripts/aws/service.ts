import {
  type ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeServicesCommand, type ECSClient } from '@aws-sdk/client-ecs';
import type { ServiceNames, ServicePort } from '../engine/operation/ports';
import type { Call } from './errors';
import { healthyTargetsReader } from './healthy-targets';
import type { OperationClients } from './operation-clients';

/** The payment service in one region, through the SDK. */
export function createService(
  { ecs, autoScaling, cloudwatch }: OperationClients,
  call: Call,
): ServicePort {
  return {
    tasks: async (names) => {
      const [counts, minimum] = await Promise.all([
        call('ecs:DescribeServices', () => describeService(ecs, names)),
        call('application-autoscaling:DescribeScalableTargets', () =>
          readMinimum(autoScaling, names),
        ),
      ]);
      return { ...counts, minimum };
    },
    healthyTargets: healthyTargetsReader(cloudwatch, call),
  };
}

async function describeService(ecs: ECSClient, { ecsCluster, ecsService }: ServiceNames) {
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: ecsCluster, services: [ecsService] }),
  );
  const service = services?.[0];
  if (service?.runningCount === undefined || service.desiredCount === undefined) {
    throw new Error(`there is no service ${ecsService} in cluster ${ecsCluster}`);
  }
  return { running: service.runningCount, desired: service.desiredCount };
}

async function readMinimum(
  autoScaling: ApplicationAutoScalingClient,
  { ecsCluster, ecsService }: ServiceNames,
): Promise<number | undefined> {
  const { ScalableTargets } = await autoScaling.send(
    new DescribeScalableTargetsCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceIds: [`service/${ecsCluster}/${ecsService}`],
    }),
  );
  return ScalableTargets?.[0]?.MinCapacity;
}
