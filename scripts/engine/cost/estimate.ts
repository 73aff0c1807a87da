import type { HomeRole } from '../../../templates-src/topology';
import type { PlannedResource } from '../template/evaluate';
import type { PlannedStack } from '../template/planned-stacks';
import { locationId, type StackLocation } from '../topology';
import type { Assumptions } from './assumptions';
import { type Price, seenFor } from './prices';
import { RULES } from './rules';
import { FREE_TYPES } from './rules/free-types';

/** Which region has the payments. After a failover the old primary still stands. */
export type RegionState = 'standby' | 'after-failover';

export const REGION_STATES: readonly RegionState[] = ['standby', 'after-failover'];

/** What a rule gives: so many units of something. */
export interface Charge {
  readonly what: string;
  readonly quantity: number;
  readonly price: Price;
}

/** What a rule is given besides the resource. */
export interface Circumstances extends Assumptions {
  readonly role: HomeRole;
  readonly state: RegionState;
  /** Whether the region takes the payments. */
  readonly isActive: boolean;
  /** Of the region, every stack. */
  readonly resources: readonly PlannedResource[];
  /** Of both regions. */
  readonly allResources: readonly PlannedResource[];
}

export type Rule = (resource: PlannedResource, circumstances: Circumstances) => readonly Charge[];

/** What the same thing costs in a stack, in each state. */
export interface CostLine {
  readonly location: StackLocation;
  readonly region: string;
  readonly what: string;
  readonly price: Price;
  readonly isVerified: boolean;
  readonly quantity: Readonly<Record<RegionState, number>>;
  readonly usd: Readonly<Record<RegionState, number>>;
}

/** Monthly, for every stack in every region. Throws for a type that nobody has priced. */
export function estimate(
  stacks: readonly PlannedStack[],
  assumptions: Assumptions,
): readonly CostLine[] {
  const allResources = stacks.flatMap(({ resources }) => resources);
  const lines = new Map<string, CostLine>();
  for (const stack of stacks) {
    const { role } = stack.location;
    const resources = stacks
      .filter(({ location }) => location.role === role)
      .flatMap((one) => one.resources);
    for (const state of REGION_STATES) {
      const isActive = (state === 'standby') === (role === 'primary');
      const circumstances = { ...assumptions, role, state, isActive, resources, allResources };
      for (const resource of stack.resources) {
        for (const charge of chargesOf(resource, circumstances)) {
          add(lines, stack, state, charge);
        }
      }
    }
  }
  return [...lines.values()];
}

function chargesOf(resource: PlannedResource, circumstances: Circumstances): readonly Charge[] {
  const rule = RULES[resource.type];
  if (rule !== undefined) {
    return rule(resource, circumstances);
  }
  if (Object.hasOwn(FREE_TYPES, resource.type)) {
    return [];
  }
  throw new Error(`nobody has said what ${resource.type} costs`);
}

function add(
  lines: Map<string, CostLine>,
  { location, region }: PlannedStack,
  state: RegionState,
  { what, quantity, price }: Charge,
): void {
  const key = `${locationId(location)}|${what}|${price.unit}`;
  const line = lines.get(key) ?? {
    location,
    region,
    what,
    price,
    isVerified: seenFor(price, region) !== undefined,
    quantity: { standby: 0, 'after-failover': 0 },
    usd: { standby: 0, 'after-failover': 0 },
  };
  const total = line.quantity[state] + quantity;
  lines.set(key, {
    ...line,
    quantity: { ...line.quantity, [state]: total },
    usd: { ...line.usd, [state]: total * price.usd },
  });
}

/** US dollars of some lines in one state. */
export function totalUsd(lines: readonly CostLine[], state: RegionState): number {
  return lines.reduce((sum, { usd }) => sum + usd[state], 0);
}
