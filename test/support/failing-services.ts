import type { Product } from '../../scripts/dr-cli/product/product';
import {
  type Behaviour,
  QUIET_BEHAVIOUR,
  type ResourceRefusal,
  type TaskEnd,
} from '../../scripts/local-cloud/runtime/behaviour';
import { smallProduct, smallTemplates } from './small-product';

/** The small product with an ECS service beside the queue of its service stack. */
export const productWithTasks: Product = productWith(1);

/** The same with a change that ECS has to deploy. */
export const productWithTwoTasks: Product = productWith(2);

function productWith(desiredCount: number): Product {
  return smallProduct({ service: serviceTemplate(desiredCount) });
}

function serviceTemplate(desiredCount: number): Readonly<Record<string, unknown>> {
  return {
    ...smallTemplates.service,
    Resources: {
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: { 'Fn::Sub': 'queue-${EnvironmentSuffix}' } },
      },
      Log: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: { 'Fn::Sub': '/ecs/hello-${EnvironmentSuffix}' } },
      },
      Cluster: {
        Type: 'AWS::ECS::Cluster',
        Properties: { ClusterName: { 'Fn::Sub': 'cluster-${EnvironmentSuffix}' } },
      },
      Tasks: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          Family: { 'Fn::Sub': 'hello-${EnvironmentSuffix}' },
          ContainerDefinitions: [
            {
              Name: 'hello',
              Image: 'hello@sha256:0123',
              Essential: true,
              LogConfiguration: {
                LogDriver: 'awslogs',
                Options: {
                  'awslogs-group': { Ref: 'Log' },
                  'awslogs-region': { Ref: 'AWS::Region' },
                  'awslogs-stream-prefix': 'hello',
                },
              },
            },
          ],
        },
      },
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: {
          ServiceName: { 'Fn::Sub': 'hello-${EnvironmentSuffix}' },
          Cluster: { Ref: 'Cluster' },
          TaskDefinition: { Ref: 'Tasks' },
          DesiredCount: desiredCount,
          LaunchType: 'FARGATE',
          DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
        },
      },
    },
  };
}

/** Tasks of one region end like this; those of the other one run. */
export function tasksEndIn(region: string, end: TaskEnd): Pick<Behaviour, 'ecs'> {
  return {
    ecs: {
      ...QUIET_BEHAVIOUR.ecs,
      taskEnd: (request) => (request.region === region ? end : undefined),
    },
  };
}

/** One resource of one region is refused like this. */
export function refusedIn(
  region: string,
  logicalId: string,
  refusal: ResourceRefusal,
): Required<Pick<Behaviour, 'refusal'>> {
  return {
    refusal: (request) =>
      request.region === region && request.logicalId === logicalId && request.operation !== 'delete'
        ? refusal
        : undefined,
  };
}

/** A switch: while it is thrown, tasks of one region end like this. */
export function tasksThatBreak(
  region: string,
  end: TaskEnd,
): { readonly behaviour: Pick<Behaviour, 'ecs'>; breakNow(): void; repair(): void } {
  let isBroken = false;
  const { ecs } = tasksEndIn(region, end);
  return {
    behaviour: {
      ecs: { ...ecs, taskEnd: (request) => (isBroken ? ecs.taskEnd?.(request) : undefined) },
    },
    breakNow: () => {
      isBroken = true;
    },
    repair: () => {
      isBroken = false;
    },
  };
}
