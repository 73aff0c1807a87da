import type { DnsAnswer } from '../../../functions/shared/ports';
import type { DecisionRecord } from '../../../functions/shared/state/decision-record';
import type { Exposure } from '../../../functions/shared/state/exposure';
import type { Latch } from '../../../functions/shared/state/latch';
import type { HomeRole } from '../../../templates-src/topology';
import type { StackDescription, StackResource } from '../ports';
import { type OperationContext, type Place, placeOf } from './context';
import { known, type Observed, observed, unknown } from './observed';
import type { MeasuredCount, TargetGroupNames } from './ports';
import { type RegionView, viewRegion } from './region-view';

/** Everything of one region that a person looks at. */
export interface RegionStatus extends RegionView {
  readonly latch: Observed<Latch | undefined>;
  readonly exposure: Observed<Exposure | undefined>;
  readonly decision: Observed<DecisionRecord | undefined>;
  readonly healthyTargets: Observed<MeasuredCount>;
}

export type RegionStatuses = Readonly<Record<HomeRole, RegionStatus>>;

/** The stack that holds a region's service, and has its state table. */
export type ServiceStacks = Readonly<
  Record<HomeRole, Promise<Observed<StackDescription | undefined>>>
>;

/** Both regions at once, each reading by itself: what isn't answered is unknown. */
export async function readStatuses(
  context: OperationContext,
  stacks: ServiceStacks,
): Promise<RegionStatuses> {
  const [primary, dr] = await Promise.all([
    readStatus(context, 'primary', stacks.primary),
    readStatus(context, 'dr', stacks.dr),
  ]);
  return { primary, dr };
}

async function readStatus(
  context: OperationContext,
  role: HomeRole,
  stack: ServiceStacks[HomeRole],
): Promise<RegionStatus> {
  const place = placeOf(context, role);
  const { names, port } = place;
  const { stateItems } = port;
  const [view, latch, exposure, decision, healthyTargets] = await Promise.all([
    viewRegion(context, role),
    observed(context, () => stateItems.latch(names.stateTable)),
    observed(context, () => stateItems.exposure(names.stateTable)),
    observed(context, () => stateItems.decision(names.stateTable)),
    readHealthyTargets(context, place, stack),
  ]);
  return { ...view, latch, exposure, decision, healthyTargets };
}

async function readHealthyTargets(
  context: OperationContext,
  { port }: Place,
  stack: ServiceStacks[HomeRole],
): Promise<Observed<MeasuredCount>> {
  const read = await stack;
  if (read.kind === 'unknown') {
    return read;
  }
  const description = read.value;
  if (description === undefined) {
    return unknown('not deployed');
  }
  return observed(context, async () => {
    const names = targetGroupNames(await port.stacks.resources(description.stackArn));
    return port.service.healthyTargets(names, context.clock.nowMs());
  });
}

/** The metric's dimensions are the last parts of the ARNs, which AWS made up. */
export function targetGroupNames(resources: readonly StackResource[]): TargetGroupNames {
  const arnOf = (type: string) =>
    resources.find((resource) => resource.type === `AWS::ElasticLoadBalancingV2::${type}`)
      ?.physicalId ?? '';
  const loadBalancer = /loadbalancer\/(app\/.+)$/.exec(arnOf('LoadBalancer'))?.[1];
  const targetGroup = /(targetgroup\/.+)$/.exec(arnOf('TargetGroup'))?.[1];
  if (loadBalancer === undefined || targetGroup === undefined) {
    throw new Error('the stack has no load balancer with a target group yet');
  }
  return { loadBalancer, targetGroup };
}

/** Where the name that clients use leads to, as the zone's own name servers say. */
export interface DnsFinding {
  readonly name: string;
  readonly addresses: readonly string[];
  /** `neither`: the addresses are of none of the two load balancers, or there are none. */
  readonly leadsTo: HomeRole | 'neither';
}

/** For one question, all name servers and the search for them included. */
const QUESTION_TIMEOUT_MS = 4_000;

/** Compares addresses with those of the names that always lead to one region. */
export async function readDns(
  { dns, patience }: OperationContext,
  name: string,
  regionCode: (role: HomeRole) => string,
): Promise<Observed<DnsFinding>> {
  const ask = (question: string) =>
    dns.address(question, { timeoutMs: QUESTION_TIMEOUT_MS * patience });
  const [clients, primary, dr] = await Promise.all([
    ask(name),
    ask(`${regionCode('primary')}.${name}`),
    ask(`${regionCode('dr')}.${name}`),
  ]);
  if (clients.kind === 'failed') {
    return unknown(clients.reason);
  }
  const addresses = valuesOf(clients);
  const own = { primary: valuesOf(primary), dr: valuesOf(dr) };
  const leadsTo = (['primary', 'dr'] as const).find((role) =>
    own[role].some((address) => addresses.includes(address)),
  );
  if (leadsTo === undefined && addresses.length > 0) {
    const failed = [primary, dr].find(({ kind }) => kind === 'failed');
    if (failed?.kind === 'failed') {
      return unknown(`${addresses.join(', ')}, and whose that is: ${failed.reason}`);
    }
  }
  return known({ name, addresses, leadsTo: leadsTo ?? 'neither' });
}

const valuesOf = (answer: DnsAnswer): readonly string[] =>
  answer.kind === 'answer' ? answer.values : [];
