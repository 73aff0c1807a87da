import type { Properties, ResourceContext } from '../../resource-model';
import type { StoredResource } from '../../state';
import { arn } from '../arn';
import { alreadyExists, invalidRequest, notFound, resourceConflict } from '../failures';
import { generatedName } from '../generated-name';
import { number, record, records, text, texts } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource, resourcesOfType } from '../store';
import { requireSecurityGroups, requireSubnets } from './ec2/lookups';
import { assertTasksRun } from './ecs-tasks';
import { isAttached } from './elb/target-group';
import { requireRole } from './iam';
import { ensureServiceLogGroup } from './logs';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html and its siblings. */
const MAX_NAME_LENGTH = 255;

const cluster: ResourceRules = {
  // A guess.
  seconds: { create: 10, delete: 5 },
  identify(context, properties) {
    const name =
      text(properties, 'ClusterName') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    return { physicalId: name, attributes: { Arn: arn(context, 'ecs', `cluster/${name}`) } };
  },
  beforeDelete(context, existing) {
    const services = resourcesOfType(context, 'AWS::ECS::Service').filter(
      (service) => clusterOf(context, service.properties)?.physicalId === existing.physicalId,
    );
    if (services.length > 0) {
      throw resourceConflict('The Cluster cannot be deleted while Services are active.');
    }
  },
};

const taskDefinition: ResourceRules = {
  seconds: { create: 2, delete: 2 },
  require(context, properties) {
    requireRole(context, text(properties, 'ExecutionRoleArn'), 'Role is not valid');
    requireRole(context, text(properties, 'TaskRoleArn'), 'Role is not valid');
  },
  identify(context, properties) {
    const family =
      text(properties, 'Family') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const prefix = arn(context, 'ecs', `task-definition/${family}:`);
    // AWS never uses a revision again; here the count starts anew once all are gone.
    const revisions = resourcesOfType(context, 'AWS::ECS::TaskDefinition')
      .filter((other) => other.physicalId.startsWith(prefix))
      .map((other) => Number(other.physicalId.slice(prefix.length)));
    const physicalId = `${prefix}${Math.max(0, ...revisions) + 1}`;
    return { physicalId, attributes: { TaskDefinitionArn: physicalId } };
  },
};

const service: ResourceRules = {
  // Until the tasks are healthy behind the load balancer; deletion drains them. Guesses.
  seconds: { create: 150, update: 180, delete: 120 },
  require(context, properties, existing) {
    const owner = clusterOf(context, properties);
    if (owner === undefined && text(properties, 'Cluster') !== undefined) {
      throw notFound('Cluster not found.');
    }
    const definition = text(properties, 'TaskDefinition');
    if (definition !== undefined && !findTaskDefinition(context, definition)) {
      throw notFound('TaskDefinition not found.');
    }
    const network = record(record(properties, 'NetworkConfiguration'), 'AwsvpcConfiguration');
    requireSubnets(context, network, 'Subnets');
    requireSecurityGroups(context, texts(network, 'SecurityGroups'));
    requireLoadBalancers(context, properties);
    if (existing === undefined && text(properties, 'ServiceName') !== undefined) {
      const physicalId = serviceArn(context, properties, text(properties, 'ServiceName') ?? '');
      if (findResource(context, 'AWS::ECS::Service', physicalId) !== undefined) {
        throw alreadyExists('Creation of service was not idempotent.');
      }
    }
  },
  identify(context, properties) {
    const name =
      text(properties, 'ServiceName') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const physicalId = serviceArn(context, properties, name);
    return {
      physicalId,
      attributes: { ServiceArn: physicalId, Name: name },
      data: { desiredCount: number(properties, 'DesiredCount') ?? 1 },
    };
  },
  created(context, resource) {
    const owner = clusterOf(context, resource.properties);
    if (owner !== undefined && hasContainerInsights(owner)) {
      ensureServiceLogGroup(context, `/aws/ecs/containerinsights/${owner.physicalId}/performance`);
    }
  },
  stabilized: assertTasksRun,
  updated(_context, _before, after) {
    const desiredCount = number(after.properties, 'DesiredCount');
    if (desiredCount !== undefined) {
      after.data = { ...after.data, desiredCount };
    }
  },
};

const DEFAULT_CLUSTER = 'default';

function serviceArn(context: ResourceContext, properties: Properties, name: string): string {
  const owner = clusterOf(context, properties)?.physicalId ?? DEFAULT_CLUSTER;
  return arn(context, 'ecs', `service/${owner}/${name}`);
}

function clusterOf(context: ResourceContext, properties: Properties): StoredResource | undefined {
  const reference = text(properties, 'Cluster') ?? DEFAULT_CLUSTER;
  return resourcesOfType(context, 'AWS::ECS::Cluster').find(
    (candidate) => candidate.physicalId === reference || candidate.attributes.Arn === reference,
  );
}

function findTaskDefinition(context: ResourceContext, reference: string): boolean {
  return resourcesOfType(context, 'AWS::ECS::TaskDefinition').some(
    ({ physicalId }) =>
      physicalId === reference || physicalId.includes(`task-definition/${reference}`),
  );
}

/** A target group belongs to a load balancer once a listener or rule forwards to it. */
function requireLoadBalancers(context: ResourceContext, properties: Properties): void {
  for (const loadBalancer of records(properties, 'LoadBalancers')) {
    const targetGroup = text(loadBalancer, 'TargetGroupArn') ?? '';
    if (!isAttached(context, targetGroup)) {
      throw invalidRequest(
        `The target group with targetGroupArn ${targetGroup} does not have an associated load balancer.`,
      );
    }
  }
}

function hasContainerInsights(owner: StoredResource): boolean {
  return records(owner.properties, 'ClusterSettings').some(
    (setting) =>
      text(setting, 'Name') === 'containerInsights' && text(setting, 'Value') !== 'disabled',
  );
}

export const ecsRules: RulesByType = {
  'AWS::ECS::Cluster': cluster,
  'AWS::ECS::TaskDefinition': taskDefinition,
  'AWS::ECS::Service': service,
};
