import { faultsOf } from '../schedule/fault';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

const SECOND_MS = 1000;

const SOONEST_MS = 5 * SECOND_MS;
/** A look, a request, a page and the pause, each for as long as it may take. */
const LATEST_MS = (5 + 15 + 10 + 5 + 1) * SECOND_MS;

export const keepsLooking: Invariant = {
  name: 'keeps-looking',
  sentence:
    'An operation that waits for its promotion looks at the database, or asks for the promotion, no more often than every five seconds, and lets no more than 36 seconds pass without a look.',
  check: (run) =>
    [
      ...gaps(run, 'DescribeDatabase').filter(
        ({ place, gapMs }) => gapMs < SOONEST_MS || (gapMs > LATEST_MS && !isLost(run, place)),
      ),
      ...gaps(run, 'Promote').filter(({ gapMs }) => gapMs < SOONEST_MS),
    ].map(
      ({ execution, state, atMs, gapMs }) =>
        `${execution} was at ${state} at ${minutesAndSeconds(atMs)}, ${gapMs / SECOND_MS} s after the last time`,
    ),
};

const gaps = ({ seen }: Run, state: string) => {
  const tries = seen.tries.filter((each) => each.state === state);
  return tries.flatMap((each, index) => {
    const before = tries
      .slice(0, index)
      .findLast(({ place, execution }) => place === each.place && execution === each.execution);
    return before === undefined ? [] : [{ ...each, gapMs: each.atMs - before.atMs }];
  });
};

/** A state machine does nothing while its region is lost. */
const isLost = ({ schedule }: Run, place: string): boolean =>
  faultsOf(schedule, 'region-lost').some((fault) => fault.place === place);
