import { faultsOf } from '../schedule/fault';
import { PLACES } from '../world/places';
import { isUndisturbed } from './effects';
import { type Invariant, minutesAndSeconds } from './invariant';
import { type ObservedOperation, operationsIn, PHASES } from './operations';

export const oneOperationAtATime: Invariant = {
  name: 'one-operation-at-a-time',
  sentence:
    'A region has one operation at a time: it is claimed when the last has ended, with a higher epoch, goes through its phases in their order, ends once, and nobody else writes about it.',
  check: ({ schedule, seen }) =>
    PLACES.flatMap((place) => {
      // What a schedule has written, nobody has claimed.
      const operations = operationsIn(seen, place).filter(
        ({ executionArn }) =>
          !faultsOf(schedule, 'item-written').some(
            ({ value }) => value.executionArn === executionArn,
          ),
      );
      // Who had the place before, such a schedule has overwritten.
      const isOverwritten = faultsOf(schedule, 'item-written').some(
        ({ item }) => item === 'operation',
      );
      return [
        ...operations.flatMap((operation, index) =>
          claimProblems(operation, isOverwritten ? undefined : operations[index - 1]),
        ),
        ...operations.flatMap(phaseProblems),
        ...(isUndisturbed(schedule, place) ? operations.flatMap(repetitions) : []),
        ...operations.flatMap(endProblems),
        ...operations.flatMap((operation, index) =>
          strangers(operation, operations.slice(index + 1)),
        ),
      ];
    }),
};

function claimProblems(
  { name, epoch, claimedAtMs, versions }: ObservedOperation,
  before: ObservedOperation | undefined,
): string[] {
  const when = `${name} was claimed at ${minutesAndSeconds(claimedAtMs)}`;
  const first = versions[0]?.value;
  return [
    ...(first?.phase === 'claimed' ? [] : [`${name} was never claimed`]),
    ...(before !== undefined && !(before.epoch < epoch) ? [`${when}, after ${before.name}`] : []),
    ...(before !== undefined && !(before.endedAtMs !== undefined && before.endedAtMs <= claimedAtMs)
      ? [`${when}, and ${before.name} had not ended`]
      : []),
  ];
}

/** What was reached comes in order. */
function phaseProblems({ name, phases }: ObservedOperation): string[] {
  const reached = PHASES.flatMap((phase) => phases[phase] ?? []);
  const inOrder = reached.every((atMs, index) => atMs >= (reached[index - 1] ?? 0));
  return inOrder ? [] : [`${name} went through its phases in the wrong order`];
}

/** A write whose answer is lost is repeated; without that, none is. */
function repetitions({ name, versions }: ObservedOperation): string[] {
  const phases = versions.map(({ value }) => String(value.phase));
  const twice = phases.filter((phase, index) => phases.indexOf(phase) !== index);
  return twice.map((phase) => `${name} was ${phase} twice`);
}

function endProblems({ name, versions }: ObservedOperation): string[] {
  const ended = versions.filter(({ value }) => value.endedAt !== undefined);
  const [end, ...more] = ended;
  return [
    ...more.map(
      ({ atMs }) => `${name} was written about at ${minutesAndSeconds(atMs)}, after its end`,
    ),
    ...(end !== undefined && end.value.outcome !== end.value.phase
      ? [`${name} ended ${String(end.value.outcome)} in phase ${String(end.value.phase)}`]
      : []),
  ];
}

const strangers = (
  { name, versions }: ObservedOperation,
  later: readonly ObservedOperation[],
): string[] =>
  later
    .filter(({ claimedAtMs }) => versions.some(({ atMs }) => atMs > claimedAtMs))
    .map((other) => `${name} wrote although ${other.name} had been claimed`);
