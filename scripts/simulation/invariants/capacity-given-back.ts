import { STANDBY_TASKS } from './agreed';
import { healedAtMs } from './heal';
import type { Invariant } from './invariant';

/** Ten minutes of health, and the rounds until they are noticed. */
const GIVEN_BACK_AFTER_MS = 14 * 60_000;

export const capacityGivenBack: Invariant = {
  name: 'capacity-given-back',
  sentence:
    'A standby that was made big for a loss which was none is small again a quarter of an hour after it.',
  check: (run) => {
    const { schedule, seen } = run;
    const { minimumTasks } = seen.final.regions.dr;
    const wasForNothing = seen.executions.length === 0;
    const isDue = healedAtMs(run) + GIVEN_BACK_AFTER_MS <= schedule.durationMs;
    return wasForNothing && isDue && minimumTasks !== STANDBY_TASKS
      ? [`the standby keeps at least ${minimumTasks} tasks`]
      : [];
  },
};
