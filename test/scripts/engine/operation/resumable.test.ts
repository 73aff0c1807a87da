import { unknown } from '../../../../scripts/engine/operation/observed';
import type { RegionViews } from '../../../../scripts/engine/operation/region-view';
import { findResumable } from '../../../../scripts/engine/operation/resumable';
import {
  healthyViews,
  NOW_MS,
  operation,
  seen,
  viewsWithoutPrimary,
  withRegion,
} from '../../../support/region-views';

const failed = operation({ phase: 'failed', outcome: 'failed', endedAtMs: NOW_MS - 20_000 });
const inDr = (value: typeof failed, execution?: string): RegionViews =>
  withRegion(healthyViews(), 'dr', { operation: seen(value, execution) });

test('a failed operation is resumed', () => {
  expect(findResumable(inDr(failed))).toMatchObject({
    kind: 'resume',
    resumable: { role: 'dr', operation: { epoch: 3 }, diedWith: undefined },
  });
});

test('one whose execution is dead is resumed, and has to be ended first', () => {
  expect(findResumable(inDr(operation(), 'TIMED_OUT'))).toMatchObject({
    kind: 'resume',
    resumable: { diedWith: 'TIMED_OUT', hasBegunPromotion: true },
  });
});

test('a failure that a newer operation in the other region came after is history', () => {
  const newer = operation({
    kind: 'switchover',
    startedAtMs: NOW_MS - 10_000,
    phase: 'done',
    outcome: 'done',
    endedAtMs: NOW_MS,
  });

  const verdict = findResumable(withRegion(inDr(failed), 'primary', { operation: seen(newer) }));

  expect(verdict).toEqual({ kind: 'nothing', unknown: [] });
});

test('one that was called off settles nothing', () => {
  const calledOff = operation({
    startedAtMs: NOW_MS - 10_000,
    phase: 'aborted',
    outcome: 'aborted',
    endedAtMs: NOW_MS,
  });

  const verdict = findResumable(
    withRegion(inDr(failed), 'primary', { operation: seen(calledOff) }),
  );

  expect(verdict).toMatchObject({ kind: 'resume', resumable: { role: 'dr' } });
});

test('what runs is left alone', () => {
  expect(findResumable(inDr(operation()))).toMatchObject({ kind: 'runs', role: 'dr' });
});

test('nothing to resume tells which region could not be asked', () => {
  expect(findResumable(healthyViews())).toEqual({ kind: 'nothing', unknown: [] });
  expect(findResumable(viewsWithoutPrimary())).toEqual({
    kind: 'nothing',
    unknown: ['us-east-1: no answer in 4.5 s'],
  });
});

test('a region that can’t be asked does not keep the other one’s operation from being resumed', () => {
  const views = withRegion(inDr(failed), 'primary', { operation: unknown('no answer') });

  expect(findResumable(views).kind).toBe('resume');
});
