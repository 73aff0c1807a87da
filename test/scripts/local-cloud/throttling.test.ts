import { rateLimit } from '../../../scripts/local-cloud/throttling';

const CALL = { service: 'CloudFormation', operation: 'DescribeStacks', region: 'us-east-1' };

describe('a rate limit', () => {
  it('lets a burst through, then the rate', () => {
    const limit = rateLimit({ ratePerSecond: 1, burst: 2 });

    const answers = [0, 0, 0, 1000, 1000].map((nowMs) => limit({ ...CALL, nowMs })?.name);

    expect(answers).toEqual([undefined, undefined, 'Throttling', undefined, 'Throttling']);
  });

  it('counts each region and operation on its own', () => {
    const limit = rateLimit({ ratePerSecond: 1, burst: 1 });
    limit({ ...CALL, nowMs: 0 });

    const elsewhere = limit({ ...CALL, region: 'us-east-2', nowMs: 0 });
    const otherOperation = limit({ ...CALL, operation: 'ListStacks', nowMs: 0 });

    expect([elsewhere, otherOperation]).toEqual([undefined, undefined]);
  });
});
