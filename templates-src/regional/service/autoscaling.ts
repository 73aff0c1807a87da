import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import * as autoscaling from '../../cfn/resources/applicationautoscaling.gen';
import type * as ecs from '../../cfn/resources/ecs.gen';
import type { Template } from '../../cfn/template';
import type { Capacity } from '../capacity';
import type { RegionalContext } from '../context';
import type { LoadBalancer } from '../load-balancer/handles';
import { REQUESTS_PER_TASK_PER_MINUTE } from './request-rate';

/**
 * Percent. Half, so that the tasks of the other two zones carry a lost zone's share (three
 * halves of it: 75 %) while new ones start.
 */
const CPU_TARGET_PERCENT = 50;

/** Out quickly, for a missed payment costs more than an idle task; in slowly. */
const COOLDOWN_SECONDS = { out: 30, in: 300 } as const;

export interface AutoscalingDependencies {
  readonly capacity: Capacity;
  readonly cluster: HandleOf<ecs.Cluster>;
  readonly service: HandleOf<ecs.Service>;
  readonly loadBalancer: LoadBalancer;
}

/**
 * A failover raises `MinCapacity` of this target to the primary's, at run time and without
 * CloudFormation, and Application Auto Scaling starts the missing tasks at once. CloudFormation
 * doesn't see that: an update that changes any property of the target sends the template's
 * `MinCapacity` again and takes the region back to two tasks while it serves everyone. Between
 * failover and failback `dr-cli deploy` refuses such a change and lets others through
 * (`scripts/engine/guard`); whoever deploys without it has to look for themselves.
 */
export function addAutoscaling(
  template: Template,
  { parameters, name }: RegionalContext,
  { capacity, cluster, service, loadBalancer }: AutoscalingDependencies,
): HandleOf<autoscaling.ScalableTarget> {
  const target = template.add(
    'ScalableTarget',
    new autoscaling.ScalableTarget({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: sub`service/${cluster}/${service.att('Name')}`,
      MinCapacity: capacity.find(parameters.HomeRole, 'MinTasks'),
      MaxCapacity: capacity.find(parameters.HomeRole, 'MaxTasks'),
    }),
  );
  const track = (
    id: string,
    policy: 'cpuScalingPolicy' | 'requestScalingPolicy',
    metric: autoscaling.ScalingPolicy_PredefinedMetricSpecification,
    targetValue: number,
  ) =>
    template.add(
      id,
      new autoscaling.ScalingPolicy({
        PolicyName: name(policy),
        PolicyType: 'TargetTrackingScaling',
        ScalingTargetId: target.ref,
        TargetTrackingScalingPolicyConfiguration: {
          PredefinedMetricSpecification: metric,
          TargetValue: targetValue,
          ScaleOutCooldown: COOLDOWN_SECONDS.out,
          ScaleInCooldown: COOLDOWN_SECONDS.in,
        },
      }),
    );
  track(
    'CpuScalingPolicy',
    'cpuScalingPolicy',
    { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
    CPU_TARGET_PERCENT,
  );
  track(
    'RequestScalingPolicy',
    'requestScalingPolicy',
    {
      PredefinedMetricType: 'ALBRequestCountPerTarget',
      ResourceLabel: sub`${loadBalancer.loadBalancer.att('LoadBalancerFullName')}/${loadBalancer.targetGroup.att('TargetGroupFullName')}`,
    },
    REQUESTS_PER_TASK_PER_MINUTE,
  );
  return target;
}
