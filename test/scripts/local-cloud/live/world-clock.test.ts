import { WorldClock } from '../../../../scripts/local-cloud/live/world-clock';
import { OutsideTime } from './outside-time';

const START_MS = Date.UTC(2026, 0, 5, 9);
const NEVER = new AbortController().signal;

function clockAt(speed: number) {
  const outside = new OutsideTime(speed);
  const clock = new WorldClock(START_MS, outside);
  const woken: string[] = [];
  const sleep = (name: string, ms: number, signal: AbortSignal = NEVER) =>
    clock.sleep(ms, signal).then(
      () => void woken.push(name),
      () => void woken.push(`${name} aborted`),
    );
  return { outside, clock, woken, sleep, elapsedMs: () => clock.nowMs() - START_MS };
}

describe('the clock of a command that nobody drives', () => {
  it('starts at the time that the cloud has reached, whatever the time outside', () => {
    const { clock } = clockAt(10);

    expect(clock.nowMs()).toBe(START_MS);
  });

  it('goes with the time outside, however fast the cloud is driven otherwise', async () => {
    const { outside, elapsedMs } = clockAt(10);

    await outside.pass(700);

    expect(elapsedMs()).toBe(700);
  });

  it('does not wait with somebody who is asked a question', async () => {
    const { outside, elapsedMs } = clockAt(10);

    await outside.pass(3_600_000);

    expect(elapsedMs()).toBe(2000);
  });

  it('counts all of a long sleep', async () => {
    const { outside, sleep, elapsedMs, woken } = clockAt(10);
    void sleep('sleeper', 60_000);

    await outside.pass(60_000);

    expect(woken).toEqual(['sleeper']);
    expect(elapsedMs()).toBe(60_000);
  });

  it('wakes sleepers in the order of their times', async () => {
    const { outside, sleep, woken } = clockAt(10);
    void sleep('second', 200);
    void sleep('first', 100);

    await outside.pass(150);
    const early = [...woken];
    await outside.pass(100);

    expect(early).toEqual(['first']);
    expect(woken).toEqual(['first', 'second']);
  });

  it('ends a sleep at once when it is aborted, and leaves no timer that would keep the process', async () => {
    const { outside, sleep, woken } = clockAt(10);
    const abort = new AbortController();
    const slept = sleep('sleeper', 60_000, abort.signal);

    abort.abort();
    await slept;

    expect(woken).toEqual(['sleeper aborted']);
    expect(outside.pending()).toBe(0);
  });

  it('never goes back when the cloud is told to be farther', async () => {
    const { clock, outside, elapsedMs } = clockAt(10);

    clock.catchUp(START_MS + 5000);
    clock.catchUp(START_MS + 1000);
    await outside.pass(100);

    expect(elapsedMs()).toBe(5100);
  });

  it('has whole milliseconds, though sleeps may have none', async () => {
    const { outside, sleep, clock } = clockAt(10);
    void sleep('sleeper', 10.25);

    await outside.pass(20);

    expect(Number.isInteger(clock.nowMs())).toBe(true);
  });
});

describe('a driven clock', () => {
  it('stands still but for its driver', async () => {
    const { clock, outside, sleep, woken, elapsedMs } = clockAt(10);
    clock.switchTo('driven');
    void sleep('sleeper', 30_000);

    await outside.pass(60_000);
    const before = [elapsedMs(), [...woken]];
    clock.moveTo(START_MS + 30_000);
    clock.wakeOne();
    await outside.pass(0);
    await Promise.resolve();

    expect(before).toEqual([0, []]);
    expect(elapsedMs()).toBe(30_000);
  });

  it('lets a sleep that began before go on in its own time', async () => {
    const { clock, outside, sleep } = clockAt(10);
    void sleep('sleeper', 30_000);
    await outside.pass(1000);

    clock.switchTo('driven');

    expect(clock.nextWakeMs()).toBe(START_MS + 30_000);
  });
});

describe('a clock that follows another process', () => {
  it('shows what the cloud has reached, and never more', async () => {
    const { clock, outside, elapsedMs } = clockAt(10);
    clock.switchTo('following');

    await outside.pass(1000);
    const alone = elapsedMs();
    clock.catchUp(START_MS + 4000);

    expect(alone).toBe(0);
    expect(elapsedMs()).toBe(4000);
  });

  it('sleeps as fast as the cloud is driven', async () => {
    const { clock, outside, sleep, woken } = clockAt(10);
    clock.switchTo('following');
    void sleep('sleeper', 5000);

    await outside.pass(499);
    const early = [...woken];
    await outside.pass(1);

    expect(early).toEqual([]);
    expect(woken).toEqual(['sleeper']);
  });

  it('stands still while a call of this process waits for the other', async () => {
    const { clock, outside, sleep, woken } = clockAt(10);
    clock.switchTo('following');
    void sleep('time-out', 4000);
    let answer: () => void = () => undefined;
    const call = clock.duringCall(
      () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    );

    await outside.pass(5000);
    const meanwhile = [...woken];
    answer();
    await call;
    await outside.pass(400);

    expect(meanwhile).toEqual([]);
    expect(woken).toEqual(['time-out']);
  });

  it('goes on from what the cloud has reached when it takes over', async () => {
    const { clock, outside, elapsedMs, sleep } = clockAt(10);
    clock.switchTo('following');
    void sleep('sleeper', 60_000);
    clock.catchUp(START_MS + 4000);
    await outside.pass(1000);

    clock.switchTo('driven');

    expect(elapsedMs()).toBe(4000);
  });
});
