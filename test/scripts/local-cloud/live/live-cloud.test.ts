import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DirectoryLease } from '../../../../scripts/local-cloud/live/driver-lease';
import { realPace } from '../../../../scripts/local-cloud/live/pace';
import { DirectoryStore } from '../../../../scripts/local-cloud/persistence-directory';
import type { HandlerFactory } from '../../../../scripts/local-cloud/runtime/lambda-runtime';
import { NOW_MS } from '../resources/test-region';
import { LiveWorld } from './live-world';
import { OutsideTime } from './outside-time';

/** Code that takes so long, with what it has done. */
function worker(seconds: number) {
  const done: string[] = [];
  const code: HandlerFactory =
    ({ clock }) =>
    async () => {
      done.push('started');
      await clock.sleep(seconds * 1000);
      done.push('finished');
      return 'done';
    };
  return { done, code };
}

describe('a state machine whose command was interrupted', () => {
  const interrupted = async (afterSeconds: number) => {
    const world = new LiveWorld();
    const machine = world.addMachine();
    const { done, code } = worker(40);
    const first = world.process({ code });
    const { executionArn } = await first.call('SFN', 'StartExecution', {
      stateMachineArn: machine,
      name: 'run',
      input: '{}',
    });
    await first.pass(afterSeconds);
    const describe = async () => {
      const { call } = world.process({ code });
      return call('SFN', 'DescribeExecution', { executionArn });
    };
    return { world, done, code, describe };
  };

  it('runs its function again with the next command, and comes to its end', async () => {
    const { world, done, code, describe } = await interrupted(10);

    const between = await describe();
    await world.process({ code }).pass(60);

    expect(between.status).toBe('RUNNING');
    expect((await describe()).status).toBe('SUCCEEDED');
    expect(done).toEqual(['started', 'started', 'finished']);
  });

  it('gives the function all of its time again', async () => {
    const { world, code, describe } = await interrupted(35);

    await world.process({ code }).pass(60);

    expect((await describe()).status).toBe('SUCCEEDED');
  });

  it('does not get older while no command runs', async () => {
    const { world, code } = await interrupted(10);

    const next = world.process({ code });

    expect(next.clock.nowMs()).toBe(NOW_MS + 10_000);
  });

  it('has nothing more done by the command that ended', async () => {
    const { done } = await interrupted(10);

    await sleep(10);

    expect(done).toEqual(['started']);
  });
});

describe('a function', () => {
  it('that this process has no code of fails, and the cloud goes on', async () => {
    const world = new LiveWorld();
    world.addFunction('other');
    const process = world.process(worker(1));

    const answered = process.call('Lambda', 'Invoke', { FunctionName: 'other' });
    await process.pass(10);
    const { FunctionError, Payload } = await answered;

    expect(FunctionError).toBe('Unhandled');
    expect(String(Payload)).toContain('no code of the function other');
  });

  it('that cannot begin fails as in Lambda, and is begun anew the next time', async () => {
    const world = new LiveWorld();
    let starts = 0;
    const process = world.process({
      code: () => {
        starts += 1;
        throw new Error('ENVIRONMENT_SUFFIX is not set');
      },
    });

    const answers = ['first', 'second'].map(() =>
      process.call('Lambda', 'Invoke', { FunctionName: 'worker' }),
    );
    await process.pass(10);
    const payloads = await Promise.all(answers);

    expect(payloads.map(({ Payload }) => String(Payload))).toEqual([
      expect.stringContaining('ENVIRONMENT_SUFFIX is not set'),
      expect.stringContaining('ENVIRONMENT_SUFFIX is not set'),
    ]);
    expect(starts).toBe(2);
  });

  it('does not time out because the machine is slow', async () => {
    const world = new LiveWorld();
    // A minute of the cloud's is six milliseconds here, and the code takes longer.
    const process = world.process({
      pace: realPace(10_000),
      code: (environment) => async () => {
        const client = environment.direct('STS');
        for (let count = 0; count < 50; count += 1) {
          await client.send(new GetCallerIdentityCommand());
          await new Promise((resolve) => setImmediate(resolve));
        }
        return 'done';
      },
    });
    const over = new AbortController();
    const living = process.live(over.signal);

    const { FunctionError, Payload } = await process.call('Lambda', 'Invoke', {
      FunctionName: 'worker',
    });
    over.abort();
    await living;

    expect({ FunctionError, payload: String(Payload) }).toEqual({ payload: '"done"' });
  });
});

/** A command as the local cloud's cheap clients know it: by its class's name. */
class GetCallerIdentityCommand {
  readonly input = {};
}

describe('time in a live cloud', () => {
  it('goes as many times faster than outside as the pace says', async () => {
    const outside = new OutsideTime(10);
    const { clock, live } = new LiveWorld().process({ ...worker(1), pace: outside });
    const over = new AbortController();
    const living = live(over.signal);

    await outside.pass(2000);
    const elapsedMs = clock.nowMs() - NOW_MS;
    over.abort();
    await living;

    expect(elapsedMs).toBeGreaterThan(19_000);
    expect(elapsedMs).toBeLessThanOrEqual(20_000);
  });

  it('goes with the time outside again afterwards, and leaves no timers', async () => {
    const outside = new OutsideTime(10);
    const { clock, live } = new LiveWorld().process({ ...worker(1), pace: outside });
    const over = new AbortController();
    const living = live(over.signal);
    await outside.pass(100);
    over.abort();
    await living;
    const before = clock.nowMs();

    await outside.pass(500);

    expect(clock.nowMs() - before).toBe(500);
    expect(outside.pending()).toBe(0);
  });
});

it('a process that has lost the lease ends its functions and looks on, until it gets it back', async () => {
  const outside = new OutsideTime(10);
  const world = new LiveWorld();
  const machine = world.addMachine();
  const { done, code } = worker(40);
  let isHolder = true;
  const lease = { take: () => isHolder, renew: () => undefined, release: () => undefined };
  const { call, clock, live } = world.process({ code, pace: outside, lease });
  await call('SFN', 'StartExecution', { stateMachineArn: machine, name: 'run', input: '{}' });
  const over = new AbortController();
  const living = live(over.signal);
  await outside.pass(2000);

  isHolder = false;
  await outside.pass(1000);
  const lostAtMs = clock.nowMs();
  await outside.pass(5000);
  const meanwhile = { done: [...done], elapsedMs: clock.nowMs() - lostAtMs };
  isHolder = true;
  await outside.pass(6000);
  over.abort();
  await living;

  expect(meanwhile).toEqual({ done: ['started'], elapsedMs: 0 });
  expect(done).toEqual(['started', 'started', 'finished']);
});

describe('two processes on one folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'live-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** A schedule of a minute, and who ran it when, in minutes. */
  const scheduled = () => {
    const world = new LiveWorld();
    world.addSchedule();
    new DirectoryStore(folder).save({ ...world.region.state, reachedMs: NOW_MS });
    const runs: { readonly by: string; readonly minute: number }[] = [];
    const open = (by: string) => {
      const code: HandlerFactory =
        ({ clock }) =>
        async () => {
          runs.push({ by, minute: Math.floor((clock.nowMs() - NOW_MS) / 60_000) });
        };
      const { live } = world.process({
        code,
        store: new DirectoryStore(folder),
        lease: new DirectoryLease(folder),
        pace: realPace(1000),
      });
      const over = new AbortController();
      const living = live(over.signal);
      return async () => {
        over.abort();
        await living;
      };
    };
    const until = async (isTrue: () => boolean) => {
      while (!isTrue()) {
        await sleep(5);
      }
    };
    return { runs, open, until };
  };

  it('need not wait for a lease when the command that had it is over', async () => {
    const { runs, open, until } = scheduled();
    const close = open('first');
    await until(() => runs.length >= 1);

    await close();

    expect(new DirectoryLease(folder).take()).toBe(true);
  });

  it('run a scheduled function once each time, and the second goes on where the first ends', async () => {
    const { runs, open, until } = scheduled();
    const closeFirst = open('first');
    await until(() => runs.length >= 1);
    const closeSecond = open('second');

    await until(() => runs.length >= 4);
    await closeFirst();
    await until(() => runs.some(({ by }) => by === 'second'));
    await closeSecond();

    const minutes = runs.map(({ minute }) => minute);
    const handover = runs.findIndex(({ by }) => by === 'second');
    expect(minutes).toEqual([...new Set(minutes)]);
    expect(minutes).toEqual(minutes.map((_, index) => index + (minutes[0] ?? 0)));
    expect(handover).toBeGreaterThanOrEqual(4);
  });
});
