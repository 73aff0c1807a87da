import { writerOf } from '../../../../scripts/engine/operation/writer';
import {
  healthyViews,
  viewsOfWritingDr,
  viewsWithoutPrimary,
  withRegion,
} from '../../../support/region-views';

test('a region that says so of itself writes', () => {
  expect(writerOf(healthyViews())).toEqual({ kind: 'known', value: 'primary' });
  expect(writerOf(viewsOfWritingDr())).toEqual({ kind: 'known', value: 'dr' });
});

test('of a region that does not answer, the other one says so', () => {
  expect(writerOf(viewsWithoutPrimary())).toEqual({ kind: 'known', value: 'primary' });
});

test('two that both say so are not decided between', () => {
  const { dr } = viewsOfWritingDr();

  const writer = writerOf({ ...healthyViews(), dr });

  expect(writer).toMatchObject({
    kind: 'unknown',
    reason: expect.stringContaining('both regions'),
  });
});

test('without an answer the writer is unknown, with both reasons', () => {
  const nothing = { kind: 'unknown', detail: 'no answer' } as const;

  const writer = writerOf(withRegion(viewsWithoutPrimary(), 'dr', { database: nothing }));

  expect(writer).toEqual({
    kind: 'unknown',
    reason: 'us-east-1: no answer; us-east-2: no answer',
  });
});
