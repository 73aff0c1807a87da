import { destroyGraph } from '../../../../scripts/engine/destroy/steps';
import { dependenciesOf, topologicalOrder } from '../../../../scripts/engine/graph';
import type { Topology } from '../../../../scripts/engine/topology';
import {
  artifactStack,
  defaultRegions,
  feeds,
  type HomeRole,
  stacks,
} from '../../../../templates-src/topology';

const topology: Topology = { regions: defaultRegions, stacks, feeds, artifactStack };
const graphWith = (writer: HomeRole | undefined) =>
  destroyGraph({
    topology,
    exists: () => true,
    members: 'regional',
    replicated: 'foundation',
    certified: 'foundation',
    writer,
    stackSets: [],
  });
const orderWith = (writer: HomeRole | undefined) => topologicalOrder(graphWith(writer));

test.each([
  ['primary', 'regional@dr', 'regional@primary'],
  ['dr', 'regional@primary', 'regional@dr'],
] as const)('with the writer in %s, %s goes before %s', (writer, first, last) => {
  const order = orderWith(writer);

  expect(order.indexOf(first)).toBeLessThan(order.indexOf(last));
  expect(dependenciesOf(graphWith(writer), last)).toContain(first);
});

test('without a writer the order is that of the deploy reversed', () => {
  const order = orderWith(undefined);

  expect(order.indexOf('regional@dr')).toBeLessThan(order.indexOf('regional@primary'));
});

test.each(['primary', 'dr', undefined] as const)(
  'with the writer in %s, the global database goes after both regions’ databases',
  (writer) => {
    const before = dependenciesOf(graphWith(writer), 'global-database@primary');

    expect(before).toEqual(new Set(['regional@primary', 'regional@dr']));
  },
);

test('replication stops everywhere before any foundation is emptied', () => {
  const graph = graphWith('primary');

  for (const foundation of ['foundation@primary', 'foundation@dr']) {
    expect([...dependenciesOf(graph, foundation)]).toEqual(
      expect.arrayContaining(['stop-replication@primary', 'stop-replication@dr']),
    );
  }
});

test('replication goes on until nothing writes into the buckets any more', () => {
  expect([...dependenciesOf(graphWith('primary'), 'stop-replication@dr')]).toEqual(
    expect.arrayContaining(['regional@dr']),
  );
});

test('what does not exist is not deleted, and nothing waits for it', () => {
  const graph = destroyGraph({
    topology,
    exists: ({ stack }) => stack === 'foundation',
    members: 'regional',
    replicated: 'foundation',
    certified: 'foundation',
    writer: undefined,
    stackSets: [],
  });

  expect(new Set(graph.nodes.keys())).toEqual(
    new Set([
      'foundation@primary',
      'foundation@dr',
      'stop-replication@primary',
      'stop-replication@dr',
      'validation-records@primary',
      'sweep@primary',
      'sweep@dr',
    ]),
  );
});
