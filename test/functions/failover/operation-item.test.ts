import { isOperatorStarted } from '../../../functions/failover/operation-item';

describe('who started an operation', () => {
  it.each([
    ['region-watch', false],
    ['operator', true],
    ['alice resumes failover-3, started by region-watch', false],
    ['region-watch resumes failover-3, started by region-watch', false],
    ['region-watch resumes failover-3, started by alice', true],
    ['bob resumes failover-4, started by alice', true],
  ])('%s: a person is %s', (by, isPerson) => {
    expect(isOperatorStarted({ by })).toBe(isPerson);
  });
});
