import { type Edge, type Graph, topologicalOrder } from './graph';

/** One dependency of a node, with everything it is needed for. */
export interface Dependency {
  readonly id: string;
  readonly reasons: readonly string[];
}

/** Dependencies of a node, one entry per node waited for. */
export function groupedDependencies(graph: Graph<unknown>, id: string): Dependency[] {
  const byNode = new Map<string, string[]>();
  for (const { from, to, reason } of graph.edges) {
    if (to === id) {
      byNode.set(from, [...(byNode.get(from) ?? []), reason]);
    }
  }
  // One output can be taken as two parameters.
  return [...byNode].map(([node, reasons]) => ({ id: node, reasons: [...new Set(reasons)] }));
}

/** An indented list in a possible order of execution: each node, then what it waits for. */
export function graphText(graph: Graph<unknown>): string {
  return topologicalOrder(graph)
    .flatMap((id) => [
      id,
      ...groupedDependencies(graph, id).map(
        (dependency) => `  waits for ${dependency.id}: ${dependency.reasons.join(', ')}`,
      ),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** Graphviz source; an arrow points from what is done first to what waits for it. */
export function graphDot(graph: Graph<unknown>): string {
  const nodes = [...graph.nodes.keys()].map((id) => `  ${quote(id)};\n`);
  const edges = topologicalOrder(graph).flatMap((id) =>
    groupedDependencies(graph, id).map((dependency) => dotEdge(dependency, id)),
  );
  return `digraph "dr-cli" {\n  rankdir=LR;\n  node [shape=box];\n${nodes.join('')}${edges.join('')}}\n`;
}

function dotEdge({ id, reasons }: Dependency, to: Edge['to']): string {
  const label = reasons.map((reason) => reason.replaceAll('"', '\\"')).join('\\n');
  return `  ${quote(id)} -> ${quote(to)} [label="${label}"];\n`;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
