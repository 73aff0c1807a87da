import type { Random } from '../random';

/** What the watcher's confirmation depends on, in seconds. */
export interface WatchModel {
  readonly periodSeconds: number;
  readonly deadlineSeconds: number;
  readonly sampleIntervalSeconds: number;
  readonly confirmationSeconds: number;
  readonly minSamples: number;
  readonly maxSampleGapSeconds: number;
  readonly unknownSampleShare: number;
  readonly scheduleDelay: (probability: number) => number;
  readonly watcherStart: (probability: number) => number;
}

export interface Confirmation {
  /** Start of the first sample of the unbroken row that was acted upon. */
  readonly firstBadSampleSeconds: number;
  /** Start of the sample that completed it. */
  readonly confirmedSampleSeconds: number;
}

/** A watcher that has not made up its mind after a day never will: settings that can't be met. */
const GIVE_UP_SECONDS = 86_400;

/**
 * Plays the watcher's minutes from the loss (second 0) on: invocations that come
 * late, the gap between one's deadline and the next, and a confirmation that
 * starts over after a gap or an Unknown.
 */
export function watchUntilConfirmed(
  model: WatchModel,
  unhealthyFromSeconds: number,
  random: Random,
): Confirmation {
  const phase = -random() * model.periodSeconds;
  let rowStart = Number.NaN;
  let rowLength = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (
    let scheduled = phase;
    scheduled < unhealthyFromSeconds + GIVE_UP_SECONDS;
    scheduled += model.periodSeconds
  ) {
    const started = scheduled + model.scheduleDelay(random()) + model.watcherStart(random());
    for (let elapsed = 0; elapsed < model.deadlineSeconds; elapsed += model.sampleIntervalSeconds) {
      const sampled = started + elapsed;
      if (sampled < unhealthyFromSeconds) {
        continue;
      }
      if (random() < model.unknownSampleShare) {
        rowLength = 0;
        continue;
      }
      const continues = rowLength > 0 && sampled - previous <= model.maxSampleGapSeconds;
      rowStart = continues ? rowStart : sampled;
      rowLength = continues ? rowLength + 1 : 1;
      previous = sampled;
      if (rowLength >= model.minSamples && sampled - rowStart >= model.confirmationSeconds) {
        return { firstBadSampleSeconds: rowStart, confirmedSampleSeconds: sampled };
      }
    }
  }
  return { firstBadSampleSeconds: rowStart, confirmedSampleSeconds: Number.POSITIVE_INFINITY };
}
