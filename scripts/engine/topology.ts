import type { HomeRole, Regions, Source } from '../../templates-src/topology';
import type { StackSetRollout } from './stack-sets/rollout';

/** A stack as the engine sees it; `templates-src/topology` has the ones of the product. */
export interface StackDefinition {
  readonly id: string;
  readonly roles: readonly HomeRole[];
  /** Sent in the request itself; otherwise through the region's own bucket. */
  readonly inline: boolean;
  /** Functions whose code the template points at. */
  readonly functions: readonly string[];
}

/** One output that becomes a parameter of another stack. */
export interface Feed {
  readonly from: { readonly stack: string; readonly region: Source; readonly output: string };
  readonly to: { readonly stack: string; readonly parameter: string; readonly role?: HomeRole };
  /** Taken in a later pass over the same stack, which has this name. */
  readonly secondPass?: string;
}

/**
 * What is deployed where and who needs whose outputs, as a value: the engine
 * has no stack or region of its own.
 */
export interface Topology {
  readonly regions: Regions;
  readonly stacks: readonly StackDefinition[];
  readonly feeds: readonly Feed[];
  /** The output that names the bucket a region's templates and function code are uploaded to. */
  readonly artifactStack: { readonly stack: string; readonly output: string };
  /** How stacks of both regions are rolled out as stack sets; absent: every stack is a plain one. */
  readonly stackSets?: StackSetRollout;
}

/** One stack in one region. */
export interface StackLocation {
  readonly stack: string;
  readonly role: HomeRole;
}

/** `regional@dr`: how a stack in a region is written in output, options and step names. */
export function locationId({ stack, role }: StackLocation): string {
  return `${stack}@${role}`;
}

/** Every stack in every region it exists in, in the topology's order. */
export function locationsOf(topology: Topology): StackLocation[] {
  return topology.stacks.flatMap(({ id, roles }) => roles.map((role) => ({ stack: id, role })));
}

/** Feeds that this stack takes in this region, of every pass. */
export function feedsInto(topology: Topology, { stack, role }: StackLocation): Feed[] {
  return topology.feeds.filter(
    ({ to }) => to.stack === stack && (to.role === undefined || to.role === role),
  );
}

/** Where a feed is read for a consumer in `role`. */
export function producerOf(feed: Feed, role: HomeRole): StackLocation {
  const { stack, region } = feed.from;
  switch (region) {
    case 'same':
      return { stack, role };
    case 'peer':
      return { stack, role: role === 'primary' ? 'dr' : 'primary' };
    case 'primary':
    case 'dr':
      return { stack, role: region };
  }
}
