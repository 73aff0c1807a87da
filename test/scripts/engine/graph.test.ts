import { buildGraph, topologicalOrder, transitiveDependents } from '../../../scripts/engine/graph';
import { graphDot, graphText } from '../../../scripts/engine/graph-text';

const nodes = (...ids: string[]) => new Map(ids.map((id) => [id, id]));
const edge = (from: string, to: string, reason = 'something') => ({ from, to, reason });

test('a node comes after everything it waits for', () => {
  const graph = buildGraph(nodes('c', 'b', 'a'), [edge('a', 'b'), edge('b', 'c')]);

  expect(topologicalOrder(graph)).toEqual(['a', 'b', 'c']);
});

test('nodes that wait for nothing keep the order they were given in', () => {
  const graph = buildGraph(nodes('b', 'a', 'c'), []);

  expect(topologicalOrder(graph)).toEqual(['b', 'a', 'c']);
});

test('a cycle is refused with the edges that make it, and no others', () => {
  const edges = [
    edge('x', 'a', 'X'),
    edge('a', 'b', 'A'),
    edge('b', 'c', 'B'),
    edge('c', 'a', 'C'),
  ];

  const build = () => buildGraph(nodes('x', 'a', 'b', 'c', 'd'), [...edges, edge('c', 'd', 'D')]);

  expect(build).toThrow(
    /^the stacks wait for each other in a circle: (?=.*b needs A of a)(?=.*c needs B of b)(?=.*a needs C of c)(?!.*X of x)(?!.*D of c)/,
  );
});

test('an edge to a node that does not exist is refused', () => {
  expect(() => buildGraph(nodes('a'), [edge('ghost', 'a', 'VpcId')])).toThrow(
    'a needs VpcId of ghost, and one of the two does not exist',
  );
});

test('dependents are found through any number of steps', () => {
  const graph = buildGraph(nodes('a', 'b', 'c', 'other'), [edge('a', 'b'), edge('b', 'c')]);

  expect([...transitiveDependents(graph, 'a')]).toEqual(['b', 'c']);
});

test('the text lists each node with what it waits for, once per node and reason', () => {
  const graph = buildGraph(nodes('a', 'b'), [
    edge('a', 'b', 'VpcId'),
    edge('a', 'b', 'KeyArn'),
    edge('a', 'b', 'KeyArn'),
  ]);

  expect(graphText(graph)).toBe('a\nb\n  waits for a: VpcId, KeyArn\n');
});

test('the Graphviz source has every node and one labelled edge per pair', () => {
  const graph = buildGraph(nodes('a', 'b'), [edge('a', 'b', 'VpcId'), edge('a', 'b', 'Key"Arn')]);

  const dot = graphDot(graph);

  expect(dot).toContain('  "a" -> "b" [label="VpcId\\nKey\\"Arn"];\n');
  expect(dot).toMatch(/^digraph "dr-cli" \{\n/);
  expect(dot.match(/->/g)).toHaveLength(1);
});
