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
  const lastOther = samples.findLastIndex((sample, index) => {
    const next = samples[index + 1];
    return !satisfies(sample) || (next !== undefined && next.atMs - sample.atMs > maxSampleGapMs);
  });
  return samples.slice(lastOther + 1);
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
