import { formatSeries, median } from '../../../scripts/bench/series';

describe('a series of runs', () => {
  it('is told by its median and range', () => {
    const line = formatSeries({ name: 'generate', runsMs: [1000, 900, 3000], targetMs: 1500 });

    expect(line).toBe('generate: median 1.00 s (0.90 to 3.00 s, 3 runs), target 1.50 s');
  });

  it('has the mean of the two middle runs as its median when their number is even', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
