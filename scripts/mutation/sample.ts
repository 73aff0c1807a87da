import { Random } from '../simulation/kernel/random';

/** Some of many, the same for the same seed, in the order they were in. */
export function sampleOf<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const random = new Random(seed);
  const drawn = all
    .map((each, index) => ({ each, index, lot: random.next() }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, count);
  return drawn.toSorted((a, b) => a.index - b.index).map(({ each }) => each);
}
