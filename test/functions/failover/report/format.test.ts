import { formatDuration } from '../../../../functions/failover/report/format';

it.each([
  [0, '0 ms'],
  [850, '850 ms'],
  [1_000, '1 s'],
  [41_240, '41.2 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min 0 s'],
  [271_000, '4 min 31 s'],
])('writes %d ms as %s', (durationMs, text) => {
  const formatted = formatDuration(durationMs);

  expect(formatted).toBe(text);
});
