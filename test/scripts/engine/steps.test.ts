import { dependenciesOf } from '../../../scripts/engine/graph';
import { deployGraph } from '../../../scripts/engine/steps';
import type { Topology } from '../../../scripts/engine/topology';
import { artifactStack, defaultRegions, feeds, stacks } from '../../../templates-src/topology';

const topology: Topology = { regions: defaultRegions, stacks, feeds, artifactStack };
const graph = deployGraph(topology);
const waitsFor = (id: string) => dependenciesOf(graph, id);
const inAnyOrder = (...ids: string[]) => new Set(ids);

test('both foundations and the global database start at once', () => {
  const ready = [...graph.nodes.keys()].filter((id) => waitsFor(id).size === 0);

  expect(ready).toEqual(['foundation@primary', 'foundation@dr', 'global-database@primary']);
});

test('a region uploads as soon as its own bucket exists', () => {
  expect(waitsFor('artifacts@primary')).toEqual(inAnyOrder('foundation@primary'));
  expect(waitsFor('artifacts@dr')).toEqual(inAnyOrder('foundation@dr'));
});

test("the DR region's stack waits for the primary's, whose secret it uses", () => {
  expect(waitsFor('regional@dr')).toEqual(
    inAnyOrder(
      'artifacts@dr',
      'foundation@dr',
      'foundation@primary',
      'global-database@primary',
      'regional@primary',
    ),
  );
});

test('replication waits for the two foundations and for nothing else', () => {
  const foundations = inAnyOrder('foundation@dr', 'foundation@primary');

  expect(waitsFor('replication@primary')).toEqual(foundations);
  expect(waitsFor('replication@dr')).toEqual(foundations);
});

test('nothing waits for replication', () => {
  const waited = new Set(graph.edges.map(({ from }) => from));

  expect(waited).not.toContain('replication@primary');
  expect(waited).not.toContain('replication@dr');
});

test('global DNS waits for both regions', () => {
  expect(waitsFor('global-dns@primary')).toEqual(
    inAnyOrder('artifacts@primary', 'foundation@primary', 'regional@dr', 'regional@primary'),
  );
});

test('every edge between stacks stands for an output that the consumer takes', () => {
  const unused = graph.edges.filter(({ from, to, reason }) => {
    const [producer, consumer] = [graph.nodes.get(from), graph.nodes.get(to)];
    if (producer?.kind === 'artifacts' || consumer?.kind === 'artifacts') {
      return false;
    }
    const isOwnStack = producer?.stack === consumer?.stack && producer?.role === consumer?.role;
    const isFed = feeds.some(
      (feed) =>
        feed.from.stack === producer?.stack &&
        feed.from.output === reason &&
        feed.to.stack === consumer?.stack,
    );
    return !isOwnStack && !isFed;
  });

  expect(unused).toEqual([]);
});

test('a selection has only its own steps, and waits for no stack outside of it', () => {
  const selected = deployGraph(
    topology,
    ({ stack, role }) => stack === 'regional' && role === 'dr',
  );

  expect([...selected.nodes.keys()]).toEqual(['regional@dr', 'artifacts@dr']);
  expect([...dependenciesOf(selected, 'regional@dr')]).toEqual(['artifacts@dr']);
});
