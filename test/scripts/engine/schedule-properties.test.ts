import fc from 'fast-check';
import { dependenciesOf, topologicalOrder } from '../../../scripts/engine/graph';
import { type Cap, schedule } from '../../../scripts/engine/scheduler';
import { type DeployGraph, deployGraph, type Step } from '../../../scripts/engine/steps';
import {
  type Feed,
  locationId,
  type StackDefinition,
  type Topology,
} from '../../../scripts/engine/topology';
import { defaultRegions, type HomeRole } from '../../../templates-src/topology';

const SEED = 20_261_123;
const RUNS = 1_000;
const never = new AbortController().signal;

const ROLES: readonly (readonly HomeRole[])[] = [['primary'], ['dr'], ['primary', 'dr']];

interface Choices {
  readonly roles: readonly number[];
  readonly feeds: readonly (readonly [number, number, number])[];
}

/** Up to nine stacks in one or both regions, which take outputs of those before them. */
const topologies: fc.Arbitrary<Topology> = fc
  .record<Choices>({
    roles: fc.array(fc.nat(ROLES.length - 1), { minLength: 1, maxLength: 8 }),
    feeds: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.nat(3)), { maxLength: 24 }),
  })
  .map(({ roles, feeds }) => {
    const both: readonly HomeRole[] = ['primary', 'dr'];
    const stacks = [both, ...roles.map((choice) => ROLES[choice] ?? both)].map(
      (each, index): StackDefinition => ({
        id: `stack-${index}`,
        roles: each,
        inline: index === 0,
        functions: [],
      }),
    );
    return {
      regions: defaultRegions,
      stacks,
      feeds: feeds.flatMap((choice) => feedOf(stacks, choice)),
      artifactStack: { stack: 'stack-0', output: 'Bucket' },
    };
  });

/** From a stack to a later one, or in a second pass between the two regions of one. */
function feedOf(
  stacks: readonly StackDefinition[],
  [from, to, source]: readonly [number, number, number],
): Feed[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const [producer, consumer] = [stacks[low], stacks[high]];
  if (producer === undefined || consumer === undefined) {
    return [];
  }
  if (producer === consumer) {
    const isInBoth = producer.roles.length === 2;
    return isInBoth
      ? [
          {
            from: { stack: producer.id, region: 'peer', output: 'Arn' },
            to: { stack: producer.id, parameter: 'PeerArn' },
            secondPass: `pass-${producer.id}`,
          },
        ]
      : [];
  }
  const wanted = (['same', 'peer', 'primary', 'dr'] as const)[source] ?? 'same';
  const region = producer.roles.length === 2 ? wanted : (producer.roles[0] ?? 'primary');
  return [
    {
      from: { stack: producer.id, region, output: `Output${low}` },
      to: { stack: consumer.id, parameter: `Parameter${low}` },
    },
  ];
}

const durations = fc.infiniteStream(fc.integer({ min: 1, max: 900 }));

interface Span {
  readonly step: Step;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Lets everything that can happen without an outside event happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Carries a graph out in seconds that nobody waits for. */
async function carryOut(
  graph: DeployGraph,
  secondsOf: (id: string) => number,
  caps: readonly Cap<Step>[] = [],
): Promise<ReadonlyMap<string, Span>> {
  const spans = new Map<string, Span>();
  const running: { readonly id: string; readonly span: Span; readonly end: () => void }[] = [];
  let now = 0;
  const results = schedule({
    graph,
    signal: never,
    caps,
    run: (step, id) =>
      new Promise<void>((end) => {
        const span = { step, startedAt: now, endedAt: now + secondsOf(id) };
        running.push({ id, span, end });
      }),
  });
  for (await settle(); running.length > 0; await settle()) {
    running.sort((a, b) => b.span.endedAt - a.span.endedAt);
    const next = running.pop();
    if (next !== undefined) {
      now = next.span.endedAt;
      spans.set(next.id, next.span);
      next.end();
    }
  }
  await results;
  return spans;
}

/** Seconds of the longest way through the graph: no schedule can be shorter. */
function criticalPath(graph: DeployGraph, secondsOf: (id: string) => number): number {
  const ends = new Map<string, number>();
  for (const id of topologicalOrder(graph)) {
    const before = [...dependenciesOf(graph, id)].map((need) => ends.get(need) ?? 0);
    ends.set(id, Math.max(0, ...before) + secondsOf(id));
  }
  return Math.max(...ends.values());
}

const overlap = (a: Span, b: Span): boolean => a.startedAt < b.endedAt && b.startedAt < a.endedAt;

const isOnStack = (step: Step) => step.kind !== 'artifacts';

const stackOf = (step: Step) => (step.kind === 'artifacts' ? step.id : locationId(step));

/** Any topology, and how long each of its steps takes. */
const deploys = fc.tuple(topologies, durations).map(([topology, stream]) => {
  const graph = deployGraph(topology);
  const seconds = new Map([...graph.nodes.keys()].map((id) => [id, stream.next().value]));
  return { graph, secondsOf: (id: string) => seconds.get(id) ?? 1 };
});

test('no stack has two operations at once, whatever waits for what', async () => {
  await fc.assert(
    fc.asyncProperty(deploys, async ({ graph, secondsOf }) => {
      const spans = [...(await carryOut(graph, secondsOf)).values()];

      const onStacks = spans.filter(({ step }) => isOnStack(step));
      const collisions = onStacks.flatMap((span, index) =>
        onStacks
          .slice(index + 1)
          .filter((other) => stackOf(other.step) === stackOf(span.step) && overlap(span, other)),
      );

      expect(spans).toHaveLength(graph.nodes.size);
      expect(collisions).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test('nothing starts before what it takes something from has ended', async () => {
  await fc.assert(
    fc.asyncProperty(deploys, async ({ graph, secondsOf }) => {
      const spans = await carryOut(graph, secondsOf, [{ limit: 2, group: ({ role }) => role }]);

      const early = graph.edges.filter(
        ({ from, to }) => (spans.get(to)?.startedAt ?? -1) < (spans.get(from)?.endedAt ?? Infinity),
      );

      expect(early).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test('a deploy takes no longer than the longest way through its graph', async () => {
  await fc.assert(
    fc.asyncProperty(deploys, async ({ graph, secondsOf }) => {
      const roomForAll = [{ limit: graph.nodes.size, group: () => 'all' }];

      const spans = await carryOut(graph, secondsOf, roomForAll);

      const makespan = Math.max(...[...spans.values()].map(({ endedAt }) => endedAt));
      expect(makespan).toBeLessThanOrEqual(1.05 * criticalPath(graph, secondsOf));
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test('a cap counts what runs, and what waits for something takes no place', async () => {
  await fc.assert(
    fc.asyncProperty(
      deploys,
      fc.integer({ min: 1, max: 4 }),
      async ({ graph, secondsOf }, limit) => {
        const spans = [
          ...(await carryOut(graph, secondsOf, [{ limit, group: ({ role }) => role }])).values(),
        ];

        const most = spans.map((span) => {
          const { startedAt, step } = span;
          return spans.filter(
            (other) =>
              other.step.role === step.role &&
              other.startedAt <= startedAt &&
              startedAt < other.endedAt,
          ).length;
        });

        expect(spans).toHaveLength(graph.nodes.size);
        expect(Math.max(...most)).toBeLessThanOrEqual(limit);
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
});
