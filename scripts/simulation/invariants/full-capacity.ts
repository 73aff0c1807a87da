import { faultsOf } from '../schedule/fault';
import { PRIMARY_TASKS } from './agreed';
import { isUntroubled } from './heal';
import { executionOf, type Invariant, requestOf } from './invariant';

/** Tasks take up to two minutes to start. */
const RAISED_AFTER_MS = 10 * 60_000;

export const fullCapacity: Invariant = {
  name: 'full-capacity',
  sentence:
    'Ten minutes after a promotion that succeeded, the region that serves runs the tasks of a primary.',
  check: (run) => {
    const { schedule, seen } = run;
    const promotion = seen.promotions.at(-1);
    const request = promotion && requestOf(run, promotion);
    const execution = request && executionOf(run, request);
    const fromMs = promotion?.requestedAtMs ?? 0;
    const isDue =
      promotion !== undefined &&
      execution?.status === 'SUCCEEDED' &&
      faultsOf(schedule, 'scaling-suspended').length === 0 &&
      promotion.atMs + RAISED_AFTER_MS < schedule.durationMs &&
      seen.executions.every(({ startedAtMs }) => startedAtMs <= fromMs) &&
      isUntroubled(withoutTheOther(schedule, promotion.from), fromMs, schedule.durationMs);
    const running = seen.final.regions[promotion?.to ?? 'primary'].runningTasks;
    return isDue && running < PRIMARY_TASKS
      ? [`${promotion.to} serves with ${running} tasks in the end`]
      : [];
  },
};

/** What happens to the region that was left makes no difference. */
const withoutTheOther = (
  schedule: Parameters<typeof isUntroubled>[0],
  left: 'primary' | 'dr',
): typeof schedule => ({
  ...schedule,
  faults: schedule.faults.filter((fault) => !('place' in fault && fault.place === left)),
});
