import { faultsOf, type Schedule } from '../schedule/fault';
import { agreedClaimOf } from './agreed-claims';
import type { AgreedClaim } from './agreed-claims/agreed-claim';
import { versionsOf } from './effects';
import type { Invariant, Run } from './invariant';

const SECOND_MS = 1000;

export const claimsAsAgreed: Invariant = {
  name: 'claims-as-agreed',
  sentence:
    'An operation whose place somebody else has, or whose own place was ended, writes nothing there, asks once, and before the promotion stops; one that may take the place takes it.',
  check: (run) => {
    const agreed = agreedClaimOf(run.schedule);
    return agreed === undefined
      ? []
      : problems(run, agreed)
          .slice(0, 3)
          .map((problem) => `${agreed.name}: ${problem}`);
  },
};

function problems({ schedule, seen }: Run, agreed: AgreedClaim): string[] {
  const { place, execution: name, state, found, status, isMoved } = agreed;
  const tries = seen.tries.filter(
    (each) => each.place === place && each.execution === name && each.state === state,
  );
  const [first] = tries;
  if (first === undefined) {
    return [`${name} never came to it`];
  }
  // About itself, or about whoever it found in its place; the watcher ends a claim of nobody's later on.
  const written = versionsOf(seen, place, 'operation').filter(
    ({ atMs, value: { executionArn } }) =>
      (atMs >= first.atMs && String(executionArn).split(':').at(-1) === name) ||
      (atMs >= first.atMs && atMs < first.atMs + SECOND_MS && isFound(schedule, executionArn)),
  );
  const ended = seen.executions.find((each) => each.place === place && each.name === name);
  const isPaged = seen.pages.some(
    ({ atMs, subject }) => atMs >= first.atMs && subject.includes('FAILED'),
  );
  const asked = seen.promotionRequests.some(
    (each) => each.place === place && each.executionName === name,
  );
  const wrong: readonly (readonly [boolean, string])[] = [
    [tries.length !== 1, `it asked ${tries.length} times`],
    [
      (found === 'kept') !== (written.length === 0),
      `it wrote ${written.length} times: ${written.map(({ value }) => String(value.phase)).join(', ')}`,
    ],
    [status === 'FAILED' && !isPaged, 'nobody was told of its failure'],
    [ended?.status !== status, `it ended ${ended?.status}`],
    [asked !== isMoved, asked ? 'it asked for the promotion' : 'it never asked for the promotion'],
    [
      place === 'primary' && !isMoved && seen.final.regions.primary.isDraining,
      'the region that goes on writing is still drained',
    ],
  ];
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [what] : []));
}

const isFound = (schedule: Schedule, executionArn: unknown): boolean =>
  faultsOf(schedule, 'item-written').some(({ value }) => value.executionArn === executionArn);
