import { DRAINING, isInForce, NOT_DRAINING } from '../../../../functions/shared/state/draining';

it('is read as it was written', () => {
  const draining = { set: true, epoch: 7, atMs: 1_000, untilMs: 2_000 };

  expect(DRAINING.parse(JSON.parse(JSON.stringify(draining)))).toEqual(draining);
});

it.each([
  ['nothing', undefined],
  ['another shape', { set: 'yes', epoch: 7, atMs: 1_000, untilMs: 2_000 }],
  ['a list', [true]],
])('darkens no region for %s', (_what, stored) => {
  expect(DRAINING.parse(stored)).toEqual(NOT_DRAINING);
});

it('ends by itself', () => {
  const setting = { set: true, untilMs: 2_000 };

  expect([1_999, 2_000].map((nowMs) => isInForce(setting, nowMs))).toEqual([true, false]);
});

it('is not in force when it is not set, however long it would last', () => {
  expect(isInForce({ set: false, untilMs: 2_000 }, 1_000)).toBe(false);
});
