import { dependenciesOf, type Graph, transitiveDependents } from './graph';

/** How one node of the graph ended. */
export type NodeResult<Value> =
  | { readonly status: 'succeeded'; readonly value: Value }
  | { readonly status: 'failed'; readonly error: unknown }
  /** Never started, because these failed, directly or further up. */
  | { readonly status: 'blocked'; readonly causes: readonly string[] }
  /** Started, and left alone when the run was interrupted. */
  | { readonly status: 'interrupted' }
  /** Never started, because the run was interrupted. */
  | { readonly status: 'not-started' };

export interface ScheduleOptions<Node, Value> {
  readonly graph: Graph<Node>;
  readonly run: (node: Node, id: string) => Promise<Value>;
  /** No node starts once it has aborted; `run` has to watch it by itself. */
  readonly signal: AbortSignal;
  /** Most nodes at once, by what they share; waiting nodes take no place. */
  readonly caps?: readonly Cap<Node>[];
  /** Told of every failure above a node, as soon as it is known. */
  readonly onBlocked?: (id: string, cause: string) => void;
}

/** At most `limit` running nodes that give the same `group`; undefined is not counted. */
export interface Cap<Node> {
  readonly limit: number;
  readonly group: (node: Node) => string | undefined;
}

/**
 * Runs every node as soon as all it waits for is done. A failure blocks what
 * depends on it and nothing else: independent branches run to their end.
 */
export async function schedule<Node, Value>(
  options: ScheduleOptions<Node, Value>,
): Promise<ReadonlyMap<string, NodeResult<Value>>> {
  const { graph, run, signal, caps = [], onBlocked } = options;
  const results = new Map<string, NodeResult<Value>>();
  const blockedBy = new Map<string, readonly string[]>();
  const running = new Map<string, Promise<void>>();
  const waiting = new Map(
    [...graph.nodes].map(([id, node]) => [id, { node, dependencies: dependenciesOf(graph, id) }]),
  );

  const hasRoom = (node: Node) =>
    caps.every(({ limit, group }) => {
      const name = group(node);
      const peers = [...running.keys()].map((id) => graph.nodes.get(id));
      return (
        name === undefined ||
        peers.filter((peer) => peer !== undefined && group(peer) === name).length < limit
      );
    });
  const block = (cause: string) => {
    for (const dependent of transitiveDependents(graph, cause)) {
      const causes = blockedBy.get(dependent) ?? [];
      blockedBy.set(dependent, [...causes, cause]);
      onBlocked?.(dependent, cause);
    }
  };
  const execute = async (id: string, node: Node) => {
    try {
      results.set(id, { status: 'succeeded', value: await run(node, id) });
    } catch (error) {
      if (signal.aborted && error === signal.reason) {
        results.set(id, { status: 'interrupted' });
      } else {
        results.set(id, { status: 'failed', error });
        block(id);
      }
    } finally {
      running.delete(id);
    }
  };
  const startReady = () => {
    for (const [id, { node, dependencies }] of waiting) {
      const isReady = [...dependencies].every((name) => results.get(name)?.status === 'succeeded');
      if (isReady && hasRoom(node)) {
        waiting.delete(id);
        running.set(id, execute(id, node));
      }
    }
  };

  for (;;) {
    if (!signal.aborted) {
      startReady();
    }
    if (running.size === 0) {
      break;
    }
    await Promise.race(running.values());
  }
  for (const id of waiting.keys()) {
    const causes = blockedBy.get(id);
    results.set(id, causes ? { status: 'blocked', causes } : { status: 'not-started' });
  }
  return results;
}
