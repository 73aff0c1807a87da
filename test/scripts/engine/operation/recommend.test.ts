import { recommend } from '../../../../scripts/engine/operation/recommend';
import {
  healthyViews,
  NOW_MS,
  operation,
  seen,
  viewsOfWritingDr,
  viewsWithoutPrimary,
  withRegion,
} from '../../../support/region-views';

test('regions in sync are handed over as planned', () => {
  expect(recommend('dr', healthyViews(), NOW_MS)).toMatchObject({ request: { kind: 'planned' } });
});

test('a lost region is failed over from, without accepting more than is needed', () => {
  expect(recommend('dr', viewsWithoutPrimary(), NOW_MS)).toMatchObject({
    request: { kind: 'unplanned', acceptDataLoss: false },
    because: expect.stringContaining('can’t take payments'.replace('’', "'")),
  });
});

test('where the loss has to be accepted, the recommendation says so', () => {
  const views = withRegion(viewsWithoutPrimary(), 'dr', {
    arming: { kind: 'known', value: undefined },
  });

  expect(recommend('dr', views, NOW_MS)).toMatchObject({ request: { acceptDataLoss: true } });
});

test('what runs already is followed', () => {
  const views = withRegion(viewsWithoutPrimary(), 'dr', { operation: seen(operation()) });

  expect(recommend('dr', views, NOW_MS)).toEqual({
    request: { kind: 'unplanned', goal: 'dr', acceptDataLoss: false },
    because: 'failover-3 runs already, and is followed',
  });
});

test('where the goal serves there is nothing to recommend', () => {
  expect(recommend('dr', viewsOfWritingDr(), NOW_MS)).toBeUndefined();
});
