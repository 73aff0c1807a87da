import { seededRandom } from '../../../scripts/rto/random';

const numbers = (seed: number, stream: number, count: number): number[] => {
  const random = seededRandom(seed, stream);
  return Array.from({ length: count }, random);
};

describe('seeded random numbers', () => {
  it('are the same for the same seed and stream', () => {
    const first = numbers(7, 1, 100);

    expect(numbers(7, 1, 100)).toEqual(first);
  });

  it('differ by seed and by stream', () => {
    const first = numbers(7, 1, 10);

    expect(numbers(8, 1, 10)).not.toEqual(first);
    expect(numbers(7, 2, 10)).not.toEqual(first);
  });

  it('fill the open interval from 0 to 1 evenly', () => {
    const many = numbers(1, 1, 100_000);

    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => many.filter((number) => Math.floor(number * 10) === tenth).length,
    );

    expect(Math.min(...many)).toBeGreaterThan(0);
    expect(Math.max(...many)).toBeLessThan(1);
    expect(Math.min(...tenths)).toBeGreaterThan(9700);
    expect(Math.max(...tenths)).toBeLessThan(10_300);
  });
});
