import { agreedClaimOf } from './agreed-claims';
import type { AgreedClaim } from './agreed-claims/agreed-claim';
import { versionsOf } from './effects';
import type { Invariant, Run } from './invariant';

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

function problems({ seen }: Run, agreed: AgreedClaim): string[] {
  const { place, execution: name, state, found, status, isMoved } = agreed;
  const tries = seen.tries.filter(
    (each) => each.place === place && each.execution === name && each.state === state,
  );
  const [first] = tries;
  if (first === undefined) {
    return [`${name} never came to it`];
  }
  const written = versionsOf(seen, place, 'operation').filter(
    ({ atMs, value }) =>
      atMs >= first.atMs && String(value.executionArn).split(':').at(-1) === name,
  );
  const ended = seen.executions.find((each) => each.place === place && each.name === name);
  const asked = seen.promotionRequests.some(
    (each) => each.place === place && each.executionName === name,
  );
  const wrong: readonly (readonly [boolean, string])[] = [
    [tries.length !== 1, `it asked ${tries.length} times`],
    [
      (found === 'kept') !== (written.length === 0),
      `it wrote ${written.length} times: ${written.map(({ value }) => String(value.phase)).join(', ')}`,
    ],
    [ended?.status !== status, `it ended ${ended?.status}`],
    [asked !== isMoved, asked ? 'it asked for the promotion' : 'it never asked for the promotion'],
    [
      place === 'primary' && !isMoved && seen.final.regions.primary.isDraining,
      'the region that goes on writing is still drained',
    ],
  ];
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [what] : []));
}
