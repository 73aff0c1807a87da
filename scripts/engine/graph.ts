import { DrError } from './errors';

/** `to` can't start before `from` is done. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** What `to` waits for, in words: `VpcId`. */
  readonly reason: string;
}

/** A directed graph without cycles. It knows nothing of stacks; build one with {@link buildGraph}. */
export interface Graph<Node> {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly edges: readonly Edge[];
}

/** Checks that every edge joins two nodes and that there is no cycle. */
export function buildGraph<Node>(
  nodes: ReadonlyMap<string, Node>,
  edges: readonly Edge[],
): Graph<Node> {
  const stray = edges.find(({ from, to }) => !nodes.has(from) || !nodes.has(to));
  if (stray !== undefined) {
    throw new DrError({
      code: 'DR_GRAPH_UNKNOWN_STEP',
      message: `${stray.to} needs ${stray.reason} of ${stray.from}, and one of the two does not exist`,
      nextSteps: ['correct the stacks and feeds in templates-src/topology.ts'],
    });
  }
  const graph = { nodes, edges };
  const ordered = new Set(topologicalOrder(graph));
  if (ordered.size < nodes.size) {
    throw cycleError(edges, ordered);
  }
  return graph;
}

/** What each node waits for. */
export function dependenciesOf(graph: Graph<unknown>, id: string): ReadonlySet<string> {
  return new Set(graph.edges.filter(({ to }) => to === id).map(({ from }) => from));
}

/** The same nodes with every edge turned round: the order to take things down in. */
export function reversed<Node>(graph: Graph<Node>): Graph<Node> {
  return {
    nodes: graph.nodes,
    edges: graph.edges.map(({ from, to, reason }) => ({ from: to, to: from, reason })),
  };
}

/** Every node after all that it waits for; among equals, the order they were given in. */
export function topologicalOrder(graph: Graph<unknown>): string[] {
  const remaining = new Map(
    [...graph.nodes.keys()].map((id) => [id, new Set(dependenciesOf(graph, id))]),
  );
  const order: string[] = [];
  for (;;) {
    const next = [...remaining].find(([, waitsFor]) => waitsFor.size === 0)?.[0];
    if (next === undefined) {
      return order;
    }
    order.push(next);
    remaining.delete(next);
    for (const waitsFor of remaining.values()) {
      waitsFor.delete(next);
    }
  }
}

/** Everything that can't start before `id` is done, near and far. */
export function transitiveDependents(graph: Graph<unknown>, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [id];
  for (const current of queue) {
    for (const { from, to } of graph.edges) {
      if (from === current && !found.has(to)) {
        found.add(to);
        queue.push(to);
      }
    }
  }
  return found;
}

function cycleError(edges: readonly Edge[], ordered: ReadonlySet<string>): DrError {
  const cycle = findCycle(edges.filter(({ from, to }) => !ordered.has(from) && !ordered.has(to)));
  const path = cycle.map(({ from, to, reason }) => `${to} needs ${reason} of ${from}`).join(', ');
  return new DrError({
    code: 'DR_GRAPH_CYCLE',
    message: `the stacks wait for each other in a circle: ${path}`,
    nextSteps: ['break the circle in templates-src/topology.ts, with a second pass over one stack'],
  });
}

/** Walks backwards along edges that all lead into a cycle until a node is met again. */
function findCycle(edges: readonly Edge[]): Edge[] {
  const path: Edge[] = [];
  let at = edges[0]?.to;
  while (at !== undefined) {
    const here = at;
    const start = path.findIndex(({ to }) => to === here);
    if (start >= 0) {
      return path.slice(start);
    }
    const edge = edges.find(({ to }) => to === here);
    if (edge === undefined) {
      return path;
    }
    path.push(edge);
    at = edge.from;
  }
  return path;
}
