import type { Timeline } from '../kernel/timeline';
import {
  type FaultOf,
  type FunctionName,
  faultsOf,
  isDuring,
  type RegionPlace,
  type Schedule,
} from '../schedule/fault';
import type { FunctionProcess } from './function-process';

interface Now {
  readonly timeline: Timeline;
  readonly schedule: Schedule;
}

/** Whether what is wrong with a signal is so for a process. */
export const isFor = (
  { to, place }: { readonly to?: FunctionName; readonly place?: RegionPlace },
  process: FunctionProcess,
): boolean =>
  (to === undefined || to === process.functionName) &&
  (place === undefined || place === process.place);

/** What a process's clock is ahead of the true time. */
export const aheadMs = ({ timeline, schedule }: Now, process: FunctionProcess): number =>
  faultsOf(schedule, 'clock-ahead').find(
    (fault) => isDuring(fault, timeline.nowMs()) && isFor(fault, process),
  )?.byMs ?? 0;

/** Waits as long as the answer takes; false when that is longer than it is waited for. */
export async function comesInTime(
  { timeline, schedule }: Now,
  process: FunctionProcess,
  asked: { readonly signal: FaultOf<'signals-slow'>['signal']; readonly timeoutMs: number },
): Promise<boolean> {
  const slow = faultsOf(schedule, 'signals-slow').find(
    (fault) =>
      fault.signal === asked.signal && isDuring(fault, timeline.nowMs()) && isFor(fault, process),
  );
  if (slow === undefined) {
    return true;
  }
  await timeline.sleep(Math.min(slow.byMs, asked.timeoutMs));
  return slow.byMs < asked.timeoutMs;
}
