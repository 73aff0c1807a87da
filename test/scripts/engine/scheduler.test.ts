import fc from 'fast-check';
import { buildGraph, dependenciesOf, type Edge, type Graph } from '../../../scripts/engine/graph';
import { schedule } from '../../../scripts/engine/scheduler';

const SEED = 20_251_122;
const never = new AbortController().signal;

/** Graphs whose edges go from a lower to a higher number, so that there is no cycle. */
const graphs: fc.Arbitrary<Graph<number>> = fc
  .integer({ min: 1, max: 12 })
  .chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 30 }),
    ),
  )
  .map(([size, pairs]) => {
    const nodes = new Map(Array.from({ length: size }, (_, index) => [String(index), index]));
    const edges: Edge[] = pairs
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ from: String(from), to: String(to), reason: 'r' }));
    return buildGraph(nodes, edges);
  });

/** Lets everything that can happen without an outside event happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Runs a graph whose nodes end only when the test says so. */
function controlled(graph: Graph<number>, signal: AbortSignal = never) {
  const running = new Map<string, { end: () => void; fail: (error: Error) => void }>();
  const done = new Set<string>();
  const results = schedule({
    graph,
    signal,
    run: (_, id) =>
      new Promise<void>((resolve, reject) => {
        const finish = (settleNode: () => void) => () => {
          running.delete(id);
          done.add(id);
          settleNode();
        };
        running.set(id, {
          end: finish(resolve),
          fail: (error) => {
            running.delete(id);
            reject(error);
          },
        });
      }),
  });
  return { running, done, results };
}

test('at every moment exactly those nodes run whose dependencies are done', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.infiniteStream(fc.nat()), async (graph, choices) => {
      const { running, done, results } = controlled(graph);

      while (done.size < graph.nodes.size) {
        await settle();
        const expected = [...graph.nodes.keys()].filter(
          (id) => !done.has(id) && [...dependenciesOf(graph, id)].every((need) => done.has(need)),
        );
        expect(new Set(running.keys())).toEqual(new Set(expected));
        const nodes = [...running.values()];
        nodes[choices.next().value % nodes.length]?.end();
      }

      const statuses = [...(await results).values()].map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set(['succeeded']));
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test('a failure blocks what depends on it, near or far, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.nat(), async (graph, choice) => {
      const broken = String(choice % graph.nodes.size);
      const blocked: string[] = [];

      const results = await schedule({
        graph,
        signal: never,
        onBlocked: (id) => blocked.push(id),
        run: async (_, id) => {
          if (id === broken) {
            throw new Error('broken');
          }
        },
      });

      const reaches = (id: string): boolean =>
        [...dependenciesOf(graph, id)].some((need) => need === broken || reaches(need));
      for (const [id, result] of results) {
        const expected = id === broken ? 'failed' : reaches(id) ? 'blocked' : 'succeeded';
        expect([id, result.status]).toEqual([id, expected]);
      }
      expect(new Set(blocked)).toEqual(new Set([...graph.nodes.keys()].filter(reaches)));
      expect(blocked).toHaveLength(new Set(blocked).size);
    }),
    { seed: SEED, numRuns: 100 },
  );
});

const chain = buildGraph(
  new Map([
    ['a', 1],
    ['b', 2],
    ['free', 3],
  ]),
  [{ from: 'a', to: 'b', reason: 'r' }],
);

test('a blocked node names the failure that caused it', async () => {
  const results = await schedule({
    graph: chain,
    signal: never,
    run: async (_, id) => {
      if (id === 'a') {
        throw new Error('broken');
      }
    },
  });

  expect(results.get('b')).toEqual({ status: 'blocked', causes: ['a'] });
});

test('after an interruption nothing starts, and what watches the signal is interrupted', async () => {
  const controller = new AbortController();
  const { running, results } = controlled(chain, controller.signal);
  await settle();

  controller.abort(new Error('Ctrl-C'));
  running.get('a')?.fail(controller.signal.reason);
  running.get('free')?.end();

  const statuses = [...(await results)].map(([id, { status }]) => [id, status]);
  expect(Object.fromEntries(statuses)).toEqual({
    a: 'interrupted',
    b: 'not-started',
    free: 'succeeded',
  });
});

test('a cap counts running nodes of its group and lets the others through', async () => {
  const nodes = new Map(['x1', 'x2', 'x3', 'y1'].map((id) => [id, id]));
  let peak = 0;
  const runningX = new Set<string>();
  const startedWithX1 = new Set<string>();

  await schedule({
    graph: buildGraph(nodes, []),
    signal: never,
    caps: [{ limit: 2, group: (id) => (id.startsWith('x') ? 'x' : undefined) }],
    run: async (id) => {
      if (id.startsWith('x')) {
        runningX.add(id);
      }
      peak = Math.max(peak, runningX.size);
      if (runningX.has('x1')) {
        startedWithX1.add(id);
      }
      await settle();
      runningX.delete(id);
    },
  });

  expect(peak).toBe(2);
  expect(startedWithX1).toEqual(new Set(['x1', 'x2', 'y1']));
});
