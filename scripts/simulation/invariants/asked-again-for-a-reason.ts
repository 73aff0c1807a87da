import { faultsOf, type Schedule } from '../schedule/fault';
import { PLACES } from '../world/places';
import { isUndisturbed } from './effects';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

/** Asked again until something has come of it. */
const POLLED: ReadonlySet<string> = new Set([
  'Confirm',
  'DescribeDatabase',
  'Promote',
  'PageRefusal',
  'RaiseCapacity',
  'VerifyPayment',
  'VerifyTraffic',
  // Asks the other region, which may be the one that fails.
  'UndoFence',
]);

export const askedAgainForAReason: Invariant = {
  name: 'asked-again-for-a-reason',
  sentence:
    'Where nothing fails, a state asks once: also what was refused because it is meant so, a claim that another has for one, is not asked again.',
  check: (run) =>
    PLACES.filter((place) => isUndisturbed(withoutStepFailures(run.schedule), place)).flatMap(
      (place) => problems(run, place),
    ),
};

const withoutStepFailures = ({ durationMs, faults }: Schedule): Schedule => ({
  durationMs,
  faults: faults.filter(
    (fault) =>
      fault.kind !== 'scaling-suspended' &&
      !(fault.kind === 'call-fails' && fault.call.startsWith('state ')),
  ),
});

function problems({ seen, schedule }: Run, place: 'primary' | 'dr'): string[] {
  const failing = new Set(faultsOf(schedule, 'call-fails').map(({ call }) => call));
  const firstAtMs = new Map<string, number>();
  return seen.tries.flatMap(({ place: from, execution, state, atMs }) => {
    const key = `${execution} ${state}`;
    const before = firstAtMs.get(key);
    if (from !== place || POLLED.has(state) || failing.has(`state ${state}`)) {
      return [];
    }
    firstAtMs.set(key, atMs);
    return before === undefined
      ? []
      : [
          `${state} of ${execution} asked at ${minutesAndSeconds(before)}, and again at ${minutesAndSeconds(atMs)}`,
        ];
  });
}
