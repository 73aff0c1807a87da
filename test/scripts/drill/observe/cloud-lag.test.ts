import { cloudLagOf } from '../../../../scripts/drill/observe/cloud-lag';

test("the cloud's lag is told by its middle, its usual worst and its worst", () => {
  const lagsMs = Array.from({ length: 100 }, (_, index) => 100 - index);

  expect(cloudLagOf(lagsMs)).toEqual({
    type: 'cloud-lag',
    samples: 100,
    p50Ms: 50,
    p95Ms: 95,
    maxMs: 100,
  });
});

test('a cloud that is ahead by a rounding is not behind', () => {
  expect(cloudLagOf([-0.4, -3])).toMatchObject({ p50Ms: 0, maxMs: 0 });
});

test('nothing is said of what nobody measured', () => {
  expect(cloudLagOf([])).toBeUndefined();
});
