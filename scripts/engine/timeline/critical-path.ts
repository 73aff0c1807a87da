import { type Graph, transitiveDependents } from '../graph';
import type { Bar, StackBar } from './bars';

/**
 * The bars that the end was waited for: from the one that ended last back, each time to the one that
 * ended last among those that it waited for.
 *
 * @param waitsFor whether the first had to wait for the second
 * @returns ids, in the order of time
 */
export function criticalPath<Each extends Bar>(
  bars: readonly Each[],
  waitsFor: (bar: Each, other: Each) => boolean,
): string[] {
  const path: string[] = [];
  let current = latest(bars);
  while (current !== undefined) {
    const bar = current;
    path.unshift(bar.id);
    current = latest(
      bars.filter(
        (other) =>
          !path.includes(other.id) && other.endedMs <= bar.startedMs && waitsFor(bar, other),
      ),
    );
  }
  return path;
}

/**
 * Between stacks, by the graph of the run. What a stack waits for through a step without a bar, an
 * upload, counts as well. A deletion waits for what a creation is waited for by.
 */
export function stackWaitsFor(graph: Graph<unknown>): (bar: StackBar, other: StackBar) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  const dependents = (step: string) => {
    const found = known.get(step) ?? transitiveDependents(graph, step);
    known.set(step, found);
    return found;
  };
  return (bar, other) =>
    bar.step === other.step ||
    (bar.action === 'delete'
      ? dependents(bar.step).has(other.step)
      : dependents(other.step).has(bar.step));
}

/**
 * Between resources of one stack events tell no dependencies. CloudFormation starts a resource as
 * soon as the last one that it waits for is done, so that the one that was done last before it is
 * taken for that: an inference, good enough to see where the time went.
 */
export const resourceWaitsFor = (): boolean => true;

function latest<Each extends Bar>(bars: readonly Each[]): Each | undefined {
  return bars.reduce<Each | undefined>(
    (last, bar) => (last === undefined || bar.endedMs > last.endedMs ? bar : last),
    undefined,
  );
}
