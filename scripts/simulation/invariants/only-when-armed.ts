import { faultsOf } from '../schedule/fault';
import { automaticRequests, type Invariant, minutesAndSeconds, type Run } from './invariant';

/** From the last look at the arming, in the task that confirms, to the request. */
const LAST_LOOK_MS = 20_000;

export const onlyWhenArmed: Invariant = {
  name: 'only-when-armed',
  sentence:
    'A region that nobody has armed, or that somebody has disarmed, never promotes by itself.',
  check: (run) =>
    automaticRequests(run)
      .filter(({ atMs }) => isDisarmed(run, atMs - LAST_LOOK_MS) && isDisarmed(run, atMs))
      .map(({ place, atMs }) => `${place} asked for its promotion at ${minutesAndSeconds(atMs)}`),
};

/** By what people did last; whoever is on call arms again at every look. */
function isDisarmed({ schedule, seen }: Run, atMs: number): boolean {
  const done = faultsOf(schedule, 'operator')
    .filter(({ action }) => action === 'arm' || action === 'disarm')
    .filter(
      (each) =>
        !seen.refusals.some(
          (refusal) => refusal.action === each.action && refusal.atMs >= each.atMs,
        ),
    );
  const last = done
    .filter((each) => each.atMs <= atMs)
    .toSorted((a, b) => a.atMs - b.atMs)
    .at(-1);
  const isOnCall = faultsOf(schedule, 'on-call').some(({ fromMs }) => fromMs <= atMs);
  return (
    !isOnCall &&
    (last === undefined ? faultsOf(schedule, 'not-armed').length > 0 : last.action === 'disarm')
  );
}
