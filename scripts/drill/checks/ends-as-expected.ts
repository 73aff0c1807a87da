import { type Check, judged } from './check';
import type { DrillHistory } from './drill-history';

export const endsAsExpected: Check = {
  name: 'ends-as-expected',
  promise: 'The right region writes in the end, and what moved the writer is done.',
  judge: (history) => {
    const { expected, writerChanges, operations } = history;
    const writer = writerChanges.at(-1)?.region ?? 'primary';
    const kinds = new Set(writerChanges.map(({ kind }) => kind));
    return judged({ writer, operations: operations.length }, [
      ...(writer === expected.writer
        ? []
        : [`The ${writer} region writes, and the ${expected.writer} region should.`]),
      ...(writerChanges.length === expected.moves
        ? []
        : [`The writer changed ${writerChanges.length} times, not ${expected.moves}.`]),
      ...moved(expected.outcome, kinds),
      ...operations
        .filter(({ outcome }) => outcome === 'running' || outcome === 'failed')
        .map(({ name, outcome }) => `${name} is ${outcome}.`),
    ]);
  },
};

function moved(
  outcome: DrillHistory['expected']['outcome'],
  kinds: ReadonlySet<'failover' | 'switchover'>,
): readonly string[] {
  switch (outcome) {
    case 'no-failover':
      return kinds.size === 0 ? [] : [`There was a ${[...kinds].join(' and a ')}.`];
    case 'failover':
    case 'switchover':
      return kinds.has(outcome) ? [] : [`There was no ${outcome}.`];
  }
}
