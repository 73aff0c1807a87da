import type { Clock as FunctionClock } from '../../../functions/shared/ports';
import type { Clock } from '../clock';

const NEVER = new AbortController().signal;

/** The clock for code of the functions, which may sleep without a signal. */
export function functionClock(clock: Clock): FunctionClock {
  return {
    nowMs: () => clock.nowMs(),
    sleep: (ms, signal = NEVER) => clock.sleep(ms, signal),
    after: (ms, run) => {
      const taken = new AbortController();
      void clock.sleep(ms, taken.signal).then(run, () => undefined);
      return () => taken.abort();
    },
  };
}
