import type { Schedule } from './fault';

/**
 * Leaves out one fault after the other for as long as the run still goes wrong. What is left
 * needs every one of its faults.
 */
export async function shrink(
  schedule: Schedule,
  isStillBroken: (candidate: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  for (const fault of schedule.faults) {
    const candidate = {
      ...schedule,
      faults: schedule.faults.filter((each) => each !== fault),
    };
    if (await isStillBroken(candidate)) {
      return shrink(candidate, isStillBroken);
    }
  }
  return schedule;
}
