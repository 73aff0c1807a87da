import { FunctionProcess } from '../../../../scripts/simulation/world/function-process';

describe('a process of a function', () => {
  test('is busy from the beginning of a call to its end', () => {
    const process = new FunctionProcess('dr', 'failover');
    const before = process.isBusy;

    process.begin('latch', () => undefined);

    expect([before, process.isBusy]).toEqual([false, true]);
    process.end();
    expect(process.isBusy).toBe(false);
  });

  test('tells once that it died, and not when it is idle', () => {
    const process = new FunctionProcess('dr', 'failover');
    const reasons: string[] = [];
    process.begin('latch', (reason) => reasons.push(reason));

    process.die('crashed');
    process.die('its region was lost');

    expect(reasons).toEqual(['crashed']);
    expect(process.isAlive).toBe(false);
  });

  test('sees nothing any more of what it waited for', async () => {
    const process = new FunctionProcess('dr', 'failover');
    const seen: string[] = [];
    const waiting = process.whileAlive(async () => 'done').then((value) => seen.push(value));

    process.die('crashed');
    await Promise.race([waiting, new Promise((resolve) => setImmediate(resolve))]);

    expect(seen).toEqual([]);
  });
});
