import type { HttpsAnswer, HttpsRequest } from '../../../../functions/shared/ports';
import { readProbe } from '../../../../functions/shared/signals/probe';
import { drConfig } from '../../support/failover-config';

const answering = (answer: HttpsAnswer) => {
  const requests: HttpsRequest[] = [];
  const request = async (each: HttpsRequest) => {
    requests.push(each);
    return answer;
  };
  return { requests, https: { request } };
};

describe('the probe', () => {
  test.each<[HttpsAnswer, string]>([
    [{ kind: 'response', status: 200, body: '' }, 'healthy'],
    [{ kind: 'response', status: 204, body: '' }, 'unhealthy'],
    [{ kind: 'response', status: 301, body: '' }, 'unhealthy'],
    [{ kind: 'response', status: 403, body: '' }, 'unhealthy'],
    [{ kind: 'response', status: 503, body: '' }, 'unhealthy'],
    [{ kind: 'failed', reason: 'timed out' }, 'unhealthy'],
  ])('takes %j for %s', async (answer, health) => {
    const { https } = answering(answer);

    expect((await readProbe(https, drConfig, 'peer-region')).health).toBe(health);
  });

  test.each([
    ['peer-region', 'https://use1.payments.example.com/health/writer'],
    ['this-region', 'https://use2.payments.example.com/health/writer'],
  ] as const)('of the %s asks %s, for three seconds', async (active, url) => {
    const { https, requests } = answering({ kind: 'response', status: 200, body: '' });

    await readProbe(https, drConfig, active);

    expect(requests).toEqual([{ method: 'GET', url, timeoutMs: 3_000 }]);
  });
});
