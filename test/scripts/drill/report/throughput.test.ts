import { throughputBins } from '../../../../scripts/drill/report/throughput';

const second = (atMs: number, failed: number) => ({
  type: 'traffic' as const,
  atMs,
  region: 'primary' as const,
  spanMs: 1_000,
  taken: 0,
  refused: 0,
  failed,
  latencyMs: null,
});

test('a stretch begins when its first second does, not where the plot has a whole one', () => {
  const bins = throughputBins([second(9_000, 0), second(10_000, 9), second(11_000, 3)], {
    fromMs: -1_241,
    toMs: 1_759,
    zeroMs: 10_241,
  });

  expect(bins.map(({ fromMs, toMs, failed }) => [fromMs, toMs, failed])).toEqual([
    [-1_241, -241, 0],
    [-241, 759, 9],
    [759, 1_759, 3],
  ]);
});
