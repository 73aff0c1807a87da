import type { HomeRole } from '../../../templates-src/topology';
import { containerVariables } from '../../local-cloud/payments/location';
import { number, record, records, text } from '../../local-cloud/resources/read';
import { resourcesOfType } from '../../local-cloud/resources/store';
import type { ServiceContext } from '../../local-cloud/service';
import { taskCounts } from '../../local-cloud/services/ecs/service-counts';
import { loadBalancerAddresses } from '../../local-cloud/services/route53-dns/answer';
import type { StoredResource } from '../../local-cloud/state';
import type { TargetGroupSettings } from '../world/target-health';

/** What is deployed in a region, as far as processes stand for it. */
export interface DeployedRegion {
  readonly name: string;
  readonly loadBalancer: { readonly dnsName: string; readonly addresses: readonly string[] };
  readonly targetGroup: TargetGroupSettings;
  /** Of the service's container. */
  readonly variables: Readonly<Record<string, string>>;
}

const SECOND_MS = 1_000;

export function readDeployedRegion(context: ServiceContext, suffix: string): DeployedRegion {
  const service = serviceIn(context, suffix);
  const targetGroup = only(
    context,
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    (resource) => text(resource.properties, 'Name')?.endsWith(`-${suffix}`) ?? false,
  );
  const balancer = only(
    context,
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    (resource) => text(resource.properties, 'Name')?.endsWith(`-${suffix}`) ?? false,
  );
  const dnsName = String(balancer.attributes.DNSName);
  return {
    name: context.region,
    loadBalancer: { dnsName, addresses: loadBalancerAddresses(dnsName) },
    targetGroup: settingsOf(targetGroup),
    variables: containerVariables(context, service),
  };
}

export function serviceIn(context: ServiceContext, suffix: string): StoredResource {
  return only(
    context,
    'AWS::ECS::Service',
    ({ properties }) => text(properties, 'ServiceName')?.endsWith(`-${suffix}`) ?? false,
  );
}

export const countsIn = (context: ServiceContext, suffix: string) =>
  taskCounts(serviceIn(context, suffix));

function settingsOf({ properties }: StoredResource): TargetGroupSettings {
  const attributes = new Map(
    records(properties, 'TargetGroupAttributes').map((attribute) => [
      text(attribute, 'Key'),
      text(attribute, 'Value'),
    ]),
  );
  const seconds = (name: string) => (number(properties, name) ?? 0) * SECOND_MS;
  return {
    path: text(properties, 'HealthCheckPath') ?? '/',
    intervalMs: seconds('HealthCheckIntervalSeconds'),
    timeoutMs: seconds('HealthCheckTimeoutSeconds'),
    healthyThreshold: number(properties, 'HealthyThresholdCount') ?? 1,
    unhealthyThreshold: number(properties, 'UnhealthyThresholdCount') ?? 1,
    deregistrationDelayMs:
      Number(attributes.get('deregistration_delay.timeout_seconds') ?? 0) * SECOND_MS,
  };
}

/** An environment variable of a function in a region. */
export function functionVariable(
  context: ServiceContext,
  functionName: string,
  variable: string,
): string | undefined {
  const found = resourcesOfType(context, 'AWS::Lambda::Function').find(
    ({ properties }) => text(properties, 'FunctionName') === functionName,
  );
  return text(record(record(found?.properties ?? {}, 'Environment'), 'Variables'), variable);
}

function only(
  context: ServiceContext,
  type: string,
  isWanted: (resource: StoredResource) => boolean,
): StoredResource {
  const found = resourcesOfType(context, type).find(isWanted);
  if (found === undefined) throw new Error(`${context.region} has no ${type} of this environment`);
  return found;
}

export type DeployedRegions = Readonly<Record<HomeRole, DeployedRegion>>;
