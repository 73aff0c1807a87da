import type { Fault } from '../../../../scripts/simulation/schedule/fault';
import { shrink } from '../../../../scripts/simulation/schedule/shrink';

const slow: Fault = { kind: 'promotion-slow', promotionMs: 1 };
const fails: Fault = { kind: 'promotion-fails', attempts: 1 };
const lost: Fault = { kind: 'events', fate: 'lost' };

describe('shrinking a schedule', () => {
  test('leaves the faults without which nothing breaks', async () => {
    const schedule = { durationMs: 10, faults: [slow, fails, lost] };

    const shortest = await shrink(
      schedule,
      async ({ faults }) => faults.includes(slow) && faults.includes(lost),
    );

    expect(shortest).toEqual({ durationMs: 10, faults: [slow, lost] });
  });

  test('leaves nothing where nothing has to go wrong', async () => {
    const shortest = await shrink({ durationMs: 10, faults: [slow, fails] }, async () => true);

    expect(shortest.faults).toEqual([]);
  });
});
