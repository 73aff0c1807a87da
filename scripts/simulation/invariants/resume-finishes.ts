import { healedAtMs } from './heal';
import { type Invariant, minutesAndSeconds } from './invariant';

export const resumeFinishes: Invariant = {
  name: 'resume-finishes',
  sentence: 'An operation that is resumed once all faults are over succeeds.',
  check: (run) =>
    run.seen.executions
      .filter(
        ({ by, startedAtMs }) =>
          by.startsWith('operator resumes') && startedAtMs >= healedAtMs(run),
      )
      .filter(({ status }) => status !== 'SUCCEEDED' && status !== 'RUNNING')
      .map(
        ({ name, by, startedAtMs, status }) =>
          `${name}, by ${by} at ${minutesAndSeconds(startedAtMs)}, ended ${status}`,
      ),
};
