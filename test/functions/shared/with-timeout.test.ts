import { systemClock } from '../../../functions/shared/adapters/system-clock';
import { withTimeout } from '../../../functions/shared/with-timeout';
import { PatientClock } from '../support/patient-clock';

const limit = (clock = new PatientClock()) => ({ clock, what: 'the call', timeoutMs: 4_000 });

describe('work with a time-out', () => {
  test('gives what it gives in time, and lets no time pass after', async () => {
    const clock = new PatientClock();
    const startMs = clock.nowMs();

    const result = await withTimeout(limit(clock), async () => 'done');

    expect(result).toBe('done');
    expect(clock.nowMs()).toBe(startMs);
  });

  test('fails as it fails in time', async () => {
    await expect(
      withTimeout(limit(), async () => {
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
  });

  test('is left behind after it, with its signal aborted', async () => {
    let signal: AbortSignal | undefined;

    const result = withTimeout(limit(), (given) => {
      signal = given;
      return new Promise(() => undefined);
    });

    await expect(result).rejects.toThrow('the call took longer than 4000 ms');
    expect(signal?.aborted).toBe(true);
  });

  test('may fail after it without anybody noticing', async () => {
    const clock = new PatientClock();

    const result = withTimeout(limit(clock), async () => {
      await clock.sleep(5_000);
      throw new Error('too late');
    });

    await expect(result).rejects.toThrow('the call took longer than 4000 ms');
    await clock.sleep(2_000);
  });
});

test('the system clock ends a sleep with the reason it was aborted for', async () => {
  const controller = new AbortController();
  const sleeping = systemClock.sleep(60_000, controller.signal);

  controller.abort(new Error('enough'));

  await expect(sleeping).rejects.toThrow('enough');
});
