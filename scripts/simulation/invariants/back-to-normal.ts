import type { FinalState } from '../final-state';
import { faultsOf } from '../schedule/fault';
import { PRIMARY_TASKS, STANDBY_TASKS } from './agreed';
import { healedAtMs } from './heal';
import type { Invariant, Run } from './invariant';

/** A failed promotion that is resumed, a rebuild of the old primary, the way back. */
const ALLOWED_MS = 30 * 60_000;

/** Nothing is under way any more: the standby's tasks have been given back. */
const SETTLED_MS = 5 * 60_000;

export const backToNormal: Invariant = {
  name: 'back-to-normal',
  sentence:
    'Half an hour after the last fault, somebody who does what `dr-cli status` says has everything back: home primary writing and answering, pair in sync, armed, latch cleared, drained nowhere, standby small, exposure closed, nothing failed.',
  check: (run) => (isDue(run) ? differences(run.seen.final) : []),
};

function isDue(run: Run): boolean {
  const { schedule, seen } = run;
  const [shift] = faultsOf(schedule, 'on-call');
  const lastPromotionMs = seen.promotions.at(-1)?.atMs ?? 0;
  return (
    shift !== undefined &&
    shift.untilMs >= schedule.durationMs &&
    Math.max(healedAtMs(run), shift.fromMs) + ALLOWED_MS <= schedule.durationMs &&
    lastPromotionMs + SETTLED_MS <= schedule.durationMs
  );
}

function differences({
  writer,
  isInSync,
  isArmed,
  isLatched,
  dnsAnswer,
  regions: { primary, dr },
}: FinalState): string[] {
  const wrong: readonly (readonly [boolean, string])[] = [
    [writer !== 'primary', `${writer} is the writer`],
    [!isInSync, 'the pair is not in sync'],
    [!isArmed, 'nobody has armed'],
    [isLatched, 'the latch is set'],
    [dnsAnswer !== 'primary', `DNS answers with ${dnsAnswer}`],
    [primary.isDraining || dr.isDraining, 'a region is drained'],
    [primary.isExposed || dr.isExposed, 'an exposure is open'],
    [
      primary.minimumTasks !== PRIMARY_TASKS,
      `the primary keeps at least ${primary.minimumTasks} tasks`,
    ],
    [dr.minimumTasks !== STANDBY_TASKS, `the standby keeps at least ${dr.minimumTasks} tasks`],
    [newestOutcome({ primary, dr }) === 'failed', 'the newest operation has failed'],
  ];
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [`in the end ${what}`] : []));
}

/** One that was called off settles nothing. */
function newestOutcome({ primary, dr }: FinalState['regions']) {
  return [primary.operation, dr.operation]
    .flatMap((operation) => operation ?? [])
    .filter(({ outcome }) => outcome !== 'aborted')
    .toSorted((a, b) => a.startedAtMs - b.startedAtMs)
    .at(-1)?.outcome;
}
