import type { Properties, ResourceContext } from '../../resource-model';
import type { StoredResource } from '../../state';
import { arn } from '../arn';
import { invalidRequest, notFound } from '../failures';
import { hexId, uuid } from '../identifiers';
import { number, text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource } from '../store';

const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';

const scalableTarget: ResourceRules = {
  // A guess.
  seconds: { create: 2 },
  problems(properties) {
    const minimum = number(properties, 'MinCapacity') ?? 0;
    const maximum = number(properties, 'MaxCapacity') ?? 0;
    return minimum > maximum ? ['#: Maximum capacity cannot be less than minimum capacity'] : [];
  },
  require(context, properties) {
    if (
      text(properties, 'ServiceNamespace') === 'ecs' &&
      serviceOf(context, properties) === undefined
    ) {
      throw notFound(`ECS service doesn't exist: ${text(properties, 'ResourceId')}`);
    }
  },
  identify(context, properties) {
    const physicalId = [
      text(properties, 'ResourceId'),
      text(properties, 'ScalableDimension'),
      text(properties, 'ServiceNamespace'),
    ].join('|');
    return {
      physicalId,
      attributes: { Id: physicalId },
      data: {
        arn: arn(context, 'application-autoscaling', `scalable-target/${hexId(context.state, 32)}`),
      },
    };
  },
  created: startInsideLimits,
  updated: (context, _before, after) => moveInsideLimits(context, after),
};

/** Registering a target moves the service's count inside the limits at once. */
function moveInsideLimits(context: ResourceContext, target: StoredResource): void {
  const service = serviceOf(context, target.properties);
  const desired = service?.data?.desiredCount;
  if (service === undefined || typeof desired !== 'number') {
    return;
  }
  const minimum = number(target.properties, 'MinCapacity') ?? desired;
  const maximum = number(target.properties, 'MaxCapacity') ?? desired;
  service.data = {
    ...service.data,
    desiredCount: Math.min(Math.max(desired, minimum), maximum),
  };
}

/**
 * In AWS a first deploy takes so long after this that the tasks run when it is
 * over. Here it takes seconds, so they run at once.
 */
function startInsideLimits(context: ResourceContext, target: StoredResource): void {
  const service = serviceOf(context, target.properties);
  if (service !== undefined) {
    const desiredCount = number(service.properties, 'DesiredCount') ?? 1;
    service.data = { desiredCount, ...service.data };
    moveInsideLimits(context, target);
    service.data = { ...service.data, runningCount: service.data.desiredCount };
  }
}

/** `service/<cluster>/<service>` is the end of the service's ARN. */
function serviceOf(context: ResourceContext, properties: Properties): StoredResource | undefined {
  const serviceArn = arn(context, 'ecs', text(properties, 'ResourceId') ?? '');
  return findResource(context, 'AWS::ECS::Service', serviceArn);
}

const scalingPolicy: ResourceRules = {
  seconds: { create: 3 },
  require(context, properties) {
    if (findResource(context, TARGET, targetIdOf(properties)) === undefined) {
      const [resourceId, dimension, namespace] = targetIdOf(properties).split('|');
      throw notFound(
        `No scalable target registered for service namespace: ${namespace}, resource ID: ${resourceId}, scalable dimension: ${dimension}`,
      );
    }
    if (
      text(properties, 'PolicyType') === 'TargetTrackingScaling' &&
      !properties.TargetTrackingScalingPolicyConfiguration
    ) {
      throw invalidRequest(
        'Target tracking scaling policy configuration cannot be empty when the policy type is set to TargetTrackingScaling',
      );
    }
  },
  identify(context, properties) {
    const [resourceId = '', , namespace = ''] = targetIdOf(properties).split('|');
    const policyArn = arn(
      context,
      'autoscaling',
      `scalingPolicy:${uuid(context.state)}:resource/${namespace}/${resourceId}:policyName/${text(properties, 'PolicyName')}`,
    );
    return { physicalId: policyArn, attributes: { Arn: policyArn } };
  },
};

function targetIdOf(properties: Properties): string {
  return (
    text(properties, 'ScalingTargetId') ??
    [
      text(properties, 'ResourceId'),
      text(properties, 'ScalableDimension'),
      text(properties, 'ServiceNamespace'),
    ].join('|')
  );
}

export const autoScalingRules: RulesByType = {
  [TARGET]: scalableTarget,
  'AWS::ApplicationAutoScaling::ScalingPolicy': scalingPolicy,
};
