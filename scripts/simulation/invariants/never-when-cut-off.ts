import { faultsOf, isDuring } from '../schedule/fault';
import { automaticRequests, type Invariant, minutesAndSeconds } from './invariant';

/** From being cut off until the last sample of the time before is too old to act on. */
const SETTLING_MS = 30_000;

export const neverWhenCutOff: Invariant = {
  name: 'never-when-cut-off',
  sentence: 'A region that is cut off from the world never promotes by itself.',
  check: (run) =>
    automaticRequests(run).flatMap(({ place, atMs }) =>
      faultsOf(run.schedule, 'partition').some(
        (fault) =>
          fault.between.includes(place) &&
          fault.between.includes('world') &&
          isDuring({ ...fault, fromMs: fault.fromMs + SETTLING_MS }, atMs),
      )
        ? [`${place} asked for its promotion at ${minutesAndSeconds(atMs)} while it was cut off`]
        : [],
    ),
};
