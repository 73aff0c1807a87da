import { taskBounds } from '../capacity';
import type { StateGraph } from './asl/states';
import { otherwise, serviceTask } from './asl/tasks';
import type { MachineNames } from './machine-names';
import { page } from './paging';

/** Tasks that carry the whole load. */
const FULL_TASKS = taskBounds.primary;

/** The promotion must not wait for this branch, and the watcher has raised the minimum before. */
const CALL_TIMEOUT_SECONDS = 5;

/**
 * Raises this region to the primary's capacity. Raising the scalable target's minimum starts
 * the missing tasks; the desired count is raised as well where it is lower, for a scaling that
 * was suspended, and never lowered: a region that has grown already keeps its tasks.
 *
 * Its failure pages and stops nothing: a region with too few tasks is better than none.
 */
export function capacityBranch(names: MachineNames): StateGraph {
  const service = { Cluster: names.EcsCluster, Service: names.EcsService };
  return {
    StartAt: 'RaiseMinimum',
    States: {
      RaiseMinimum: serviceTask({
        action: 'aws-sdk:applicationautoscaling:registerScalableTarget',
        parameters: scalableTarget(names, {
          MinCapacity: FULL_TASKS.min,
          MaxCapacity: FULL_TASKS.max,
        }),
        result: { raised: true },
        resultPath: '$.minimum',
        timeoutSeconds: CALL_TIMEOUT_SECONDS,
        attempts: 1,
        catch: [otherwise('PageAboutCapacity')],
        goTo: { Next: 'ReadDesiredCount' },
      }),
      ReadDesiredCount: serviceTask({
        action: 'aws-sdk:ecs:describeServices',
        parameters: { Cluster: names.EcsCluster, Services: [names.EcsService] },
        result: { 'desiredCounts.$': '$.Services[*].DesiredCount' },
        resultPath: '$.service',
        timeoutSeconds: CALL_TIMEOUT_SECONDS,
        attempts: 1,
        catch: [otherwise('PageAboutCapacity')],
        goTo: { Next: 'AreTooFewDesired' },
      }),
      AreTooFewDesired: {
        Type: 'Choice',
        Choices: [
          {
            And: [
              { Variable: '$.service.desiredCounts[0]', IsPresent: true },
              { Variable: '$.service.desiredCounts[0]', NumericLessThan: FULL_TASKS.min },
            ],
            Next: 'RaiseDesiredCount',
          },
        ],
        Default: 'CapacityRaised',
      },
      RaiseDesiredCount: serviceTask({
        action: 'aws-sdk:ecs:updateService',
        parameters: { ...service, DesiredCount: FULL_TASKS.min },
        result: { raised: true },
        resultPath: '$.desiredCount',
        timeoutSeconds: CALL_TIMEOUT_SECONDS,
        attempts: 1,
        catch: [otherwise('PageAboutCapacity')],
        goTo: { Next: 'CapacityRaised' },
      }),
      CapacityRaised: {
        Type: 'Pass',
        Result: { outcome: 'raised' },
        ResultPath: '$.capacity',
        End: true,
      },
      PageAboutCapacity: page(names, {
        subject: `Capacity not raised: payments ${names.EnvironmentSuffix}`,
        message: `States.Format('The failover {} goes on, but ${names.Region} could not be raised to ${FULL_TASKS.min} tasks. Next: aws ecs update-service --region ${names.Region} --cluster ${names.EcsCluster} --service ${names.EcsService} --desired-count ${FULL_TASKS.min}', $.epoch)`,
        attempts: 0,
        next: 'CapacityNotRaised',
      }),
      CapacityNotRaised: {
        Type: 'Pass',
        Result: { outcome: 'not-raised' },
        ResultPath: '$.capacity',
        End: true,
      },
    },
  };
}

/** Parameters that name the service's scalable target. */
export function scalableTarget<Bounds extends object>(
  { EcsCluster, EcsService }: MachineNames,
  bounds: Bounds,
) {
  return {
    ServiceNamespace: 'ecs',
    ScalableDimension: 'ecs:service:DesiredCount',
    ResourceId: `service/${EcsCluster}/${EcsService}`,
    ...bounds,
  };
}
