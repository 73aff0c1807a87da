import type { LabRun } from '../../../../scripts/payments-lab/lab-command';

/** A run whose words are kept, and that a test can interrupt. */
export function recordedRun() {
  const interruption = new AbortController();
  let written = '';
  let progressed = '';
  const run: LabRun = {
    write: (text) => {
      written += text;
    },
    progress: (text) => {
      progressed += text;
    },
    signal: interruption.signal,
  };
  return {
    ...run,
    interrupt: () => interruption.abort(),
    written: () => written,
    progressed: () => progressed,
  };
}
