import type { HandleOf } from '../../cfn/handle';
import * as ecs from '../../cfn/resources/ecs.gen';
import type { Template } from '../../cfn/template';
import { ports } from '../../ports';
import type { RegionalContext } from '../context';
import type { LoadBalancer } from '../load-balancer/handles';
import { CONTAINER_NAME } from './task-definition';

export interface EcsServiceDependencies {
  readonly cluster: HandleOf<ecs.Cluster>;
  readonly taskDefinition: HandleOf<ecs.TaskDefinition>;
  readonly loadBalancer: LoadBalancer;
}

export function addEcsService(
  template: Template,
  { parameters, name }: RegionalContext,
  { cluster, taskDefinition, loadBalancer }: EcsServiceDependencies,
): HandleOf<ecs.Service> {
  return template.add(
    'Service',
    new ecs.Service({
      ServiceName: name('ecsService'),
      Cluster: cluster.ref,
      TaskDefinition: taskDefinition.ref,
      // No DesiredCount: the scalable target owns it. A new service starts with one task and
      // is raised to the minimum at once; an update leaves the count alone, so that deploying
      // never scales in a region that is taking payments.
      // Not Spot: two minutes' notice is no base for taking payments.
      LaunchType: 'FARGATE',
      // Platform versions are patch levels of AWS's own side; a pinned one is retired in time.
      PlatformVersion: 'LATEST',
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          AssignPublicIp: 'DISABLED',
          Subnets: parameters.PrivateSubnetIds,
          SecurityGroups: [parameters.ServiceSecurityGroupId],
        },
      },
      LoadBalancers: [
        {
          ContainerName: CONTAINER_NAME,
          ContainerPort: ports.service,
          TargetGroupArn: loadBalancer.targetGroup.ref,
        },
      ],
      HealthCheckGracePeriodSeconds: 60,
      AvailabilityZoneRebalancing: 'ENABLED',
      DeploymentConfiguration: {
        // Never fewer tasks than before while deploying. Above 100 also because rebalancing
        // starts a task in the new zone before it stops one in the old.
        MinimumHealthyPercent: 100,
        MaximumPercent: 200,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
      // No shell in a container that handles payments; logs and metrics are the way to look in.
      EnableExecuteCommand: false,
      EnableECSManagedTags: true,
      PropagateTags: 'SERVICE',
    }),
    // ECS refuses a target group that no listener forwards to.
    { dependsOn: [loadBalancer.httpsListener] },
  );
}
