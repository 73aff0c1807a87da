import type { HomeRole } from '../../templates-src/topology';
import { buildGraph, type Edge, type Graph } from './graph';
import { isRolledOut, ROLES_STACK } from './stack-sets/rollout';
import {
  type Feed,
  feedsInto,
  locationId,
  locationsOf,
  producerOf,
  type StackLocation,
  type Topology,
} from './topology';

/** One unit of work of a deploy. */
export type Step = StackStep | SecondPassStep | ArtifactsStep;

/** Create or update a stack. */
export interface StackStep extends StackLocation {
  readonly kind: 'stack';
  readonly id: string;
}

/** Update a stack again with values that could not exist the first time. */
export interface SecondPassStep extends StackLocation {
  readonly kind: 'second-pass';
  readonly id: string;
  readonly pass: string;
}

/** Upload function code and templates to the region's own bucket. */
export interface ArtifactsStep {
  readonly kind: 'artifacts';
  readonly id: string;
  readonly role: HomeRole;
  /** Stacks in this region that need something uploaded. */
  readonly stacks: readonly string[];
}

/** The deploy graph: steps, and edges derived from who uses whose outputs. */
export type DeployGraph = Graph<Step>;

/** Which stacks to deploy; the others are taken as they are. */
export type Selection = (location: StackLocation) => boolean;

const everything: Selection = () => true;

export function artifactsId(role: HomeRole): string {
  return `artifacts@${role}`;
}

/** Derives every step and every edge from the topology; nothing waits for what it doesn't use. */
export function deployGraph(topology: Topology, selected: Selection = everything): DeployGraph {
  const steps = new Map<string, Step>();
  const edges: Edge[] = [];
  const add = (step: Step) => steps.set(step.id, step);

  for (const location of locationsOf(topology).filter(selected)) {
    add({ kind: 'stack', id: locationId(location), ...location });
  }
  for (const step of artifactSteps(topology, selected)) {
    add(step);
    edges.push(...artifactEdges(topology, step));
  }
  for (const step of secondPassSteps(topology, selected)) {
    add(step);
    edges.push({ from: locationId(step), to: step.id, reason: 'the stack itself' });
  }
  edges.push(...rolloutEdges(topology).filter(({ to }) => steps.has(to)));
  for (const step of steps.values()) {
    if (step.kind !== 'artifacts') {
      edges.push(...feedEdges(feedsOf(topology, step), step));
    }
  }
  return buildGraph(
    steps,
    edges.filter(({ from }) => steps.has(from)),
  );
}

/** Feeds whose values a step has to have before it can start. */
export function feedsOf(topology: Topology, step: StackStep | SecondPassStep): Feed[] {
  const feeds = feedsInto(topology, step);
  return step.kind === 'stack'
    ? feeds.filter(({ secondPass }) => secondPass === undefined)
    : feeds.filter(({ secondPass }) => secondPass === undefined || secondPass === step.pass);
}

function artifactSteps(topology: Topology, selected: Selection): ArtifactsStep[] {
  return (['primary', 'dr'] as const).flatMap((role) => {
    const stacks = topology.stacks
      .filter(({ id, roles }) => roles.includes(role) && selected({ stack: id, role }))
      .filter(({ inline, functions }) => !inline || functions.length > 0)
      .map(({ id }) => id);
    return stacks.length > 0 ? [{ kind: 'artifacts', id: artifactsId(role), role, stacks }] : [];
  });
}

function artifactEdges({ artifactStack }: Topology, step: ArtifactsStep): Edge[] {
  const bucket = locationId({ stack: artifactStack.stack, role: step.role });
  return [
    { from: bucket, to: step.id, reason: artifactStack.output },
    ...step.stacks.map((stack) => ({
      from: step.id,
      to: locationId({ stack, role: step.role }),
      reason: 'template and function code',
    })),
  ];
}

function secondPassSteps(topology: Topology, selected: Selection): SecondPassStep[] {
  return locationsOf(topology)
    .filter(selected)
    .flatMap((location) => {
      const passes = feedsInto(topology, location).map(({ secondPass }) => secondPass);
      return [...new Set(passes)]
        .filter((pass) => pass !== undefined)
        .map((pass) => ({
          kind: 'second-pass' as const,
          id: `${pass}@${location.role}`,
          pass,
          ...location,
        }));
    });
}

function feedEdges(feeds: readonly Feed[], step: StackStep | SecondPassStep): Edge[] {
  return feeds
    .map((feed) => ({ feed, producer: producerOf(feed, step.role) }))
    .filter(({ producer }) => locationId(producer) !== locationId(step))
    .map(({ feed, producer }) => ({
      from: locationId(producer),
      to: step.id,
      reason: feed.from.output,
    }));
}

/**
 * Stack sets work with roles, take templates from the bucket of the region that administers them, and
 * one operation at a time, so that the regions take turns.
 */
function rolloutEdges({ stacks, stackSets }: Topology): Edge[] {
  if (stackSets === undefined) {
    return [];
  }
  const role = stackSets.administration;
  const roles = locationId({ stack: ROLES_STACK, role });
  return stacks.filter(isRolledOut).flatMap(({ id: stack, inline }) => {
    const primary = locationId({ stack, role: 'primary' });
    const dr = locationId({ stack, role: 'dr' });
    return [
      { from: primary, to: dr, reason: 'one operation on a stack set at a time' },
      ...[primary, dr].flatMap((to) => [
        { from: roles, to, reason: 'roles of the stack sets' },
        ...(inline ? [] : [{ from: artifactsId(role), to, reason: 'template of the stack set' }]),
      ]),
    ];
  });
}
