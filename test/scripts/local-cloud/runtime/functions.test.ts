import { DescribeGlobalClustersCommand, RDSClient } from '@aws-sdk/client-rds';
import { localClientConfig } from '../../../../scripts/local-cloud/attach';
import type { CallOutcome } from '../../../../scripts/local-cloud/runtime/call';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { RuntimeWorld } from './runtime-world';

const THROTTLED: CallOutcome = {
  kind: 'error',
  error: new AwsError('Throttling', 'Rate exceeded'),
};

/** A function that describes global clusters, with what becomes of its calls in turn. */
function caller(kind: 'sdk' | 'direct', outcomes: readonly CallOutcome[]): RuntimeWorld {
  const left = [...outcomes];
  const world = new RuntimeWorld({
    interference: ({ service }) =>
      service === 'RDS' ? (left.shift() ?? { kind: 'ok' }) : { kind: 'ok' },
  });
  world.region.create('AWS::RDS::GlobalCluster', {
    GlobalClusterIdentifier: 'payments-test',
    Engine: 'aurora-postgresql',
  });
  world.createFunction('caller', { Timeout: 60 });
  world.code('caller', (environment) => {
    const client =
      kind === 'sdk'
        ? environment.attach(new RDSClient(localClientConfig(environment.region)), {
            attemptTimeoutMs: 3000,
          })
        : environment.direct('RDS', { attemptTimeoutMs: 3000 });
    return async () => {
      const startedAtMs = environment.clock.nowMs();
      const { GlobalClusters } = await client.send(new DescribeGlobalClustersCommand({}));
      return { count: GlobalClusters.length, tookMs: environment.clock.nowMs() - startedAtMs };
    };
  });
  return world;
}

async function invoke(world: RuntimeWorld): Promise<Record<string, unknown>> {
  const { Payload, FunctionError } = await world.call('Lambda', 'Invoke', {
    FunctionName: 'caller',
  });
  return { FunctionError, ...JSON.parse(Buffer.from(Payload as Uint8Array).toString()) };
}

describe.each(['sdk', 'direct'] as const)('a function with a client of kind %s', (kind) => {
  it('gets its answer in no time when nothing is in the way', async () => {
    const result = await invoke(caller(kind, []));

    expect(result).toMatchObject({ count: 1, tookMs: 0 });
  });

  it('tries again in virtual time when it is throttled', async () => {
    const result = await invoke(caller(kind, [THROTTLED, THROTTLED]));

    expect(result).toMatchObject({ count: 1, tookMs: 500 + 1000 });
  });

  it('gives up waiting for an answer and tries again', async () => {
    const result = await invoke(caller(kind, [{ kind: 'hang' }, { kind: 'refused' }]));

    expect(result).toMatchObject({ count: 1, tookMs: 3000 + 100 + 200 });
  });

  it('waits for a late answer', async () => {
    const result = await invoke(caller(kind, [{ kind: 'delay', ms: 2000 }]));

    expect(result).toMatchObject({ count: 1, tookMs: 2000 });
  });

  it('ends with its process when that crashes in a call', async () => {
    const result = await invoke(caller(kind, [{ kind: 'crash', when: 'before' }]));

    expect(result).toMatchObject({
      FunctionError: 'Unhandled',
      errorType: 'Runtime.ExitError',
    });
  });

  it('starts anew after a crash', async () => {
    const world = caller(kind, [{ kind: 'crash', when: 'after' }]);
    await invoke(world);

    const second = await invoke(world);

    expect(second).toMatchObject({ count: 1 });
  });
});

describe('a function with a client of the SDK', () => {
  it('takes no time for what the client prepares, however long the machine takes', async () => {
    const world = new RuntimeWorld();
    world.createFunction('caller', { Timeout: 60 });
    world.code('caller', (environment) => {
      const region = async () => {
        for (let turn = 0; turn < 20; turn += 1) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        return environment.region;
      };
      const client = environment.attach(
        new RDSClient({ ...localClientConfig(environment.region), region }),
        { attemptTimeoutMs: 3000 },
      );
      return async () => {
        const startedAtMs = environment.clock.nowMs();
        await client.send(new DescribeGlobalClustersCommand({}));
        return { tookMs: environment.clock.nowMs() - startedAtMs };
      };
    });

    const result = await invoke(world);

    expect(result).toEqual({ tookMs: 0 });
  });
});

describe('a function', () => {
  it('is ended at its time-out, and what it would have done later does not happen', async () => {
    const world = new RuntimeWorld();
    const done: string[] = [];
    world.createFunction('caller', { Timeout: 10 });
    world.code('caller', ({ clock }) => async () => {
      done.push('started');
      await clock.sleep(15_000);
      done.push('finished');
    });

    const result = await invoke(world);
    await world.after(5);

    expect(result).toMatchObject({ errorType: 'Sandbox.Timedout' });
    expect(done).toEqual(['started']);
  });

  it('knows how long it may still run', async () => {
    const world = new RuntimeWorld();
    world.createFunction('caller', { Timeout: 50 });
    world.code('caller', ({ clock }) => async (_, context) => {
      await clock.sleep(8000);
      return { leftMs: context.getRemainingTimeInMillis() };
    });

    const result = await invoke(world);

    expect(result).toMatchObject({ leftMs: 42_000 });
  });

  it('called as an event is tried twice more, after one minute and two', async () => {
    const world = new RuntimeWorld();
    const atMs: number[] = [];
    world.createFunction('caller');
    world.code('caller', ({ clock }) => async () => {
      atMs.push(clock.nowMs());
      throw new Error('never works');
    });
    await world.call('Lambda', 'Invoke', { FunctionName: 'caller', InvocationType: 'Event' });

    await world.after(10);

    const start = atMs[0] ?? 0;
    expect(atMs.map((ms) => (ms - start) / 60_000)).toEqual([0, 1, 3]);
  });

  it('gets its environment variables as deployed', async () => {
    const world = new RuntimeWorld();
    world.createFunction('caller', { Environment: { Variables: { SUFFIX: 'test' } } });
    world.code(
      'caller',
      ({ variables }) =>
        async () =>
          variables,
    );

    const result = await invoke(world);

    expect(result).toMatchObject({ SUFFIX: 'test' });
  });
});

describe('a schedule', () => {
  const scheduled = (outcome: CallOutcome = { kind: 'ok' }) => {
    const world = new RuntimeWorld({
      interference: ({ from }) => (from.kind === 'scheduler' ? outcome : { kind: 'ok' }),
    });
    const atMs: number[] = [];
    const functionArn = world.createFunction('watch', { Timeout: 55 });
    world.code('watch', ({ clock }) => async () => {
      atMs.push(clock.nowMs());
      await clock.sleep(50_000);
    });
    world.region.create('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: functionArn, RoleArn: world.role() },
    });
    return { world, atMs };
  };

  it('runs its function every minute', async () => {
    const { world, atMs } = scheduled();

    await world.after(5);

    const gapsMs = atMs.slice(1).map((ms, index) => ms - (atMs[index] ?? 0));
    expect(gapsMs).toEqual([60_000, 60_000, 60_000, 60_000]);
  });

  it('may run its function twice at once', async () => {
    const { world, atMs } = scheduled({ kind: 'duplicate', afterMs: 0 });

    await world.after(1);

    expect(atMs).toHaveLength(2);
  });

  it('misses a minute when its invocation is lost', async () => {
    const { world, atMs } = scheduled({ kind: 'hang' });

    await world.after(5);

    expect(atMs).toEqual([]);
  });
});

describe('equal worlds', () => {
  it('go equal ways', async () => {
    const run = async () => {
      const world = caller('direct', [THROTTLED, { kind: 'hang' }]);
      await invoke(world);
      await world.after(30);
      return JSON.stringify(world.savedState());
    };

    const [first, second] = [await run(), await run()];

    expect(second).toBe(first);
  });
});
