import { type WatchModel, watchUntilConfirmed } from '../../../../scripts/rto/model/watch';

/** Samples at 0, 10, … 50 s of every minute that starts at second 0. */
const STEADY: WatchModel = {
  periodSeconds: 60,
  deadlineSeconds: 55,
  sampleIntervalSeconds: 10,
  confirmationSeconds: 60,
  minSamples: 5,
  maxSampleGapSeconds: 45,
  unknownSampleShare: 0,
  scheduleDelay: () => 0,
  watcherStart: () => 0,
};

const never = () => 0.999;
/** The first number is the phase: as good as the minute's start. */
const fromTheMinute = () => 1e-12;

describe('confirmation by the watcher', () => {
  it('takes the confirmation time from the first bad sample', () => {
    const confirmation = watchUntilConfirmed(STEADY, 31, fromTheMinute);

    expect(confirmation.firstBadSampleSeconds).toBeCloseTo(40, 6);
    expect(confirmation.confirmedSampleSeconds).toBeCloseTo(100, 6);
  });

  it('waits for as many samples as it needs', () => {
    const sparse = { ...STEADY, confirmationSeconds: 10, minSamples: 7 };

    const confirmation = watchUntilConfirmed(sparse, 0, fromTheMinute);

    const seconds = confirmation.confirmedSampleSeconds - confirmation.firstBadSampleSeconds;
    expect(seconds).toBeCloseTo(60, 6);
  });

  it('starts over after a gap', () => {
    const short = {
      ...STEADY,
      deadlineSeconds: 25,
      maxSampleGapSeconds: 30,
      confirmationSeconds: 15,
    };

    // Bad from second 15 on: samples at 20, then nothing until 60.
    const confirmation = watchUntilConfirmed({ ...short, minSamples: 2 }, 15, fromTheMinute);

    expect(confirmation.firstBadSampleSeconds).toBeCloseTo(60, 6);
    expect(confirmation.confirmedSampleSeconds).toBeCloseTo(80, 6);
  });

  it('starts over after an Unknown', () => {
    const draws = [1e-12, 0.5, 0.5, 0.5, 0.5, 0.001];
    const unknownOnce = () => draws.shift() ?? 0.5;

    const confirmation = watchUntilConfirmed(
      { ...STEADY, unknownSampleShare: 0.002 },
      0,
      unknownOnce,
    );

    // Phase, two draws of the start, samples at 10 and 20, then the Unknown at second 30.
    expect(confirmation.firstBadSampleSeconds).toBeCloseTo(40, 6);
    expect(confirmation.confirmedSampleSeconds).toBeCloseTo(100, 6);
  });

  it('never ends where the settings cannot be met', () => {
    const impossible = { ...STEADY, sampleIntervalSeconds: 30, maxSampleGapSeconds: 5 };

    const confirmation = watchUntilConfirmed(impossible, 0, never);

    expect(confirmation.confirmedSampleSeconds).toBe(Number.POSITIVE_INFINITY);
  });
});
