import { number, text } from '../../resources/read';
import { putResource, resourcesOfType } from '../../resources/store';
import { AwsError, type Service, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { desiredCount, findService, setDesiredCount } from '../ecs/service-counts';
import { pageOf } from '../paging';

const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html */
const PAGE_SIZE = 50;

interface TargetInput {
  readonly ServiceNamespace?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: string | undefined;
}

interface RegisterInput extends TargetInput {
  readonly MinCapacity?: number | undefined;
  readonly MaxCapacity?: number | undefined;
}

interface DescribeInput {
  readonly ServiceNamespace?: string | undefined;
  readonly ResourceIds?: readonly string[] | undefined;
  readonly ScalableDimension?: string | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** Of a target that exists: what is given changes, and the service moves inside its limits at once. */
function registerScalableTarget(
  context: ServiceContext,
  input: RegisterInput,
): Record<string, unknown> {
  const existing = find(context, input);
  if (existing === undefined) {
    throw new AwsError(
      'ValidationException',
      "The local cloud doesn't register new scalable targets; put it into the template.",
    );
  }
  const minimum = input.MinCapacity ?? number(existing.properties, 'MinCapacity') ?? 0;
  const maximum = input.MaxCapacity ?? number(existing.properties, 'MaxCapacity') ?? 0;
  if (minimum > maximum) {
    throw new AwsError(
      'ValidationException',
      'Maximum capacity cannot be less than minimum capacity',
    );
  }
  const properties = { ...existing.properties, MinCapacity: minimum, MaxCapacity: maximum };
  const target = putResource(context, { ...existing, properties });
  const service = serviceOf(context, target);
  if (service !== undefined) {
    const inside = Math.min(Math.max(desiredCount(service), minimum), maximum);
    setDesiredCount(context, service, inside);
  }
  return { ScalableTargetARN: target.data?.arn };
}

function describeScalableTargets(
  context: ServiceContext,
  input: DescribeInput,
): Record<string, unknown> {
  const targets = resourcesOfType(context, TARGET).filter(
    ({ properties }) =>
      text(properties, 'ServiceNamespace') === input.ServiceNamespace &&
      (input.ResourceIds?.includes(text(properties, 'ResourceId') ?? '') ?? true) &&
      (input.ScalableDimension === undefined ||
        text(properties, 'ScalableDimension') === input.ScalableDimension),
  );
  const page = pageOf(targets, input.NextToken, input.MaxResults ?? PAGE_SIZE);
  return { ScalableTargets: page.items.map(describe), NextToken: page.nextToken };
}

function describe({ properties, data, createdAtMs }: StoredResource): Record<string, unknown> {
  return {
    ServiceNamespace: text(properties, 'ServiceNamespace'),
    ResourceId: text(properties, 'ResourceId'),
    ScalableDimension: text(properties, 'ScalableDimension'),
    MinCapacity: number(properties, 'MinCapacity'),
    MaxCapacity: number(properties, 'MaxCapacity'),
    RoleARN: text(properties, 'RoleARN') ?? '',
    CreationTime: new Date(createdAtMs),
    ScalableTargetARN: data?.arn,
  };
}

function find(context: ServiceContext, wanted: TargetInput): StoredResource | undefined {
  return resourcesOfType(context, TARGET).find(
    ({ properties }) =>
      text(properties, 'ServiceNamespace') === wanted.ServiceNamespace &&
      text(properties, 'ResourceId') === wanted.ResourceId &&
      text(properties, 'ScalableDimension') === wanted.ScalableDimension,
  );
}

function serviceOf(context: ServiceContext, target: StoredResource): StoredResource | undefined {
  const resourceId = text(target.properties, 'ResourceId') ?? '';
  const prefix = `arn:aws:ecs:${context.region}:${context.state.accountId}:`;
  return findService(context, `${prefix}${resourceId}`);
}

export const applicationAutoScaling: Service = {
  DescribeScalableTargets: describeScalableTargets,
  RegisterScalableTarget: registerScalableTarget,
};
