import type { Sample } from '../signals/sample';
import type { Policy } from './policy';

/** Samples that say the same, the newest last, none further from the next than the policy allows. */
export type SampleRun = readonly Sample[];

/** The newest samples that all satisfy a condition; empty when the newest one doesn't. */
export function newestRun(
  samples: readonly Sample[],
  satisfies: (sample: Sample) => boolean,
  { maxSampleGapMs }: Policy,
): SampleRun {
  let first = samples.length;
  while (first > 0) {
    const sample = samples[first - 1];
    const next = samples[first];
    const connected =
      sample !== undefined && (next === undefined || next.atMs - sample.atMs <= maxSampleGapMs);
    if (!connected || !satisfies(sample)) {
      break;
    }
    first -= 1;
  }
  return samples.slice(first);
}

/** Whether a run lasts long enough, and is dense enough, to be believed. */
export function isConfirmed(run: SampleRun, { confirmationMs, minSamples }: Policy): boolean {
  return run.length >= minSamples && spanMs(run) >= confirmationMs;
}

/** From the first sample to the last: the time that was seen, without what came after. */
export function spanMs(run: SampleRun): number {
  const first = run[0];
  const last = run.at(-1);
  return first === undefined || last === undefined ? 0 : last.atMs - first.atMs;
}
