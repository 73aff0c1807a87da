import type { HttpsAnswer } from '../../../../functions/shared/ports';
import { readSelf } from '../../../../functions/shared/signals/self';
import { drConfig } from '../../support/failover-config';

const refused: HttpsAnswer = { kind: 'failed', reason: 'unreachable' };
const error: HttpsAnswer = { kind: 'response', status: 500, body: '' };

describe('this region itself', () => {
  test.each<[string, readonly HttpsAnswer[], string]>([
    ['both endpoints answer, with whatever status', [error, error], 'healthy'],
    ['one of them answers', [refused, error], 'healthy'],
    ['none of them answers', [refused, refused], 'unhealthy'],
  ])('when %s', async (_, answers, health) => {
    const left = [...answers];

    const reading = await readSelf({ request: async () => left.shift() ?? refused }, drConfig);

    expect(reading.health).toBe(health);
    expect(left).toEqual([]);
  });
});
