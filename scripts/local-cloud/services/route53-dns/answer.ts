import { createHash } from 'node:crypto';
import { resourcesInAllRegions, resourcesOfType } from '../../resources/store';
import { QUIET_BEHAVIOUR } from '../../runtime/behaviour';
import type { ServiceContext } from '../../service';
import {
  absoluteName,
  isInZone,
  type ResourceRecordSet,
  recordSetsOf,
  zoneName,
} from '../route53/record-sets';
import { isHealthy } from './health-checks';

export type Answer =
  | { readonly kind: 'answer'; readonly values: readonly string[]; readonly ttlSeconds: number }
  | { readonly kind: 'none' };

/** An alias to a load balancer has the target's TTL, which is this and can't be set. */
const ALIAS_TTL_SECONDS = 60;
const DEFAULT_TTL_SECONDS = 300;

/**
 * What the zone's own name servers answer now.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export function answer(context: ServiceContext, name: string, type: string): Answer {
  const wanted = absoluteName(name);
  const balancer = findLoadBalancer(context, wanted);
  if (balancer !== undefined && type === 'A') {
    const values = loadBalancerAddresses(balancer.dnsName);
    return { kind: 'answer', values, ttlSeconds: ALIAS_TTL_SECONDS };
  }
  const candidates = recordSets(context, wanted).filter((recordSet) => recordSet.Type === type);
  const chosen = choose(context, candidates);
  if (chosen === undefined) {
    return { kind: 'none' };
  }
  if (chosen.AliasTarget !== undefined) {
    return answer(context, chosen.AliasTarget.DNSName, type);
  }
  const values = (chosen.ResourceRecords ?? []).map(({ Value }) => unquoted(type, Value));
  return { kind: 'answer', values, ttlSeconds: chosen.TTL ?? DEFAULT_TTL_SECONDS };
}

/** Records of a name in the most specific zone that holds it. */
function recordSets(context: ServiceContext, name: string): readonly ResourceRecordSet[] {
  const [zone] = resourcesOfType(context, 'AWS::Route53::HostedZone')
    .filter((candidate) => isInZone(candidate, name))
    .sort((one, other) => zoneName(other).length - zoneName(one).length);
  return zone === undefined ? [] : recordSetsOf(zone).filter(({ Name }) => Name === name);
}

/** With both records unhealthy the primary is answered. */
function choose(
  context: ServiceContext,
  candidates: readonly ResourceRecordSet[],
): ResourceRecordSet | undefined {
  const primary = candidates.find(({ Failover }) => Failover === 'PRIMARY');
  const secondary = candidates.find(({ Failover }) => Failover === 'SECONDARY');
  if (primary === undefined || secondary === undefined) {
    return candidates[0];
  }
  return !isRecordHealthy(context, primary) && isRecordHealthy(context, secondary)
    ? secondary
    : primary;
}

function isRecordHealthy(
  context: ServiceContext,
  { HealthCheckId: check, AliasTarget: target }: ResourceRecordSet,
): boolean {
  if (check !== undefined && !isHealthy(context, check)) {
    return false;
  }
  return target?.EvaluateTargetHealth !== true || isTargetHealthy(context, target.DNSName);
}

function isTargetHealthy(context: ServiceContext, dnsName: string): boolean {
  const balancer = findLoadBalancer(context, absoluteName(dnsName));
  if (balancer !== undefined) {
    const { isLoadBalancerHealthy } = context.behaviour ?? QUIET_BEHAVIOUR;
    return isLoadBalancerHealthy({ ...balancer, atMs: context.nowMs }, context);
  }
  return recordSets(context, absoluteName(dnsName)).some((recordSet) =>
    isRecordHealthy(context, recordSet),
  );
}

function findLoadBalancer(
  { state }: ServiceContext,
  name: string,
): { readonly dnsName: string; readonly region: string } | undefined {
  const dnsName = name.replace(/^dualstack\./, '').replace(/\.$/, '');
  const found = resourcesInAllRegions(state, 'AWS::ElasticLoadBalancingV2::LoadBalancer').find(
    ({ resource }) => String(resource.attributes.DNSName).toLowerCase() === dnsName,
  );
  return found && { dnsName, region: found.region };
}

/**
 * One address in each of three zones, always the same for a name. Out of the range for benchmarks,
 * RFC 2544: it leads nowhere, and is large enough for two load balancers to have none in common.
 */
export function loadBalancerAddresses(dnsName: string): readonly string[] {
  const digest = createHash('sha256').update(dnsName.toLowerCase()).digest();
  return ['198.18', '198.18', '198.19'].map(
    (network, index) => `${network}.${digest[2 * index]}.${digest[2 * index + 1] || 1}`,
  );
}

function unquoted(type: string, value: string): string {
  return type === 'TXT' ? value.replaceAll(/"((?:[^"\\]|\\.)*)"\s*/g, '$1') : value;
}
