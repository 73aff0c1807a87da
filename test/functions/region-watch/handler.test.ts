import { arm } from '../../../functions/shared/state/arming';
import { readDecision } from '../../../functions/shared/state/decision-record';
import { readSamples } from '../../../functions/shared/state/samples';
import { AwsError } from '../../../scripts/local-cloud/service';
import { primaryConfig } from '../support/failover-config';
import { claim, setLatch } from './support/operations';
import { WatchedWorld } from './support/watched-world';

async function armedWorld(): Promise<WatchedWorld> {
  const world = new WatchedWorld();
  await arm(world.table, { by: 'an operator', reason: 'deployed', atMs: world.clock.nowMs() });
  return world;
}

describe('a healthy minute', () => {
  test('has six rounds, ten seconds apart, over the end of the minute too', async () => {
    const world = await armedWorld();

    await world.minutes(2);

    const times = (await readSamples(world.table)).map(({ atMs }) => atMs);
    const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
    expect(gaps).toEqual(Array.from({ length: 11 }, () => 10_000));
  });

  test('has a heartbeat and the signals as metrics of the environment, and no page', async () => {
    const world = await armedWorld();

    await world.minute();

    expect(world.values('WatchRan')).toEqual([1, 1, 1, 1, 1, 1]);
    expect(world.values('SignalVerdict')).toEqual([1, 1, 1, 1, 1, 1]);
    expect(world.metrics.at(0)?.dimensions).toEqual([{ Name: 'Environment', Value: 'demo' }]);
    expect(world.pages).toEqual([]);
  });

  test('leaves out the metric of a signal that is unknown', async () => {
    const world = await armedWorld();
    world.verdict = undefined;

    await world.minute();

    expect(world.values('SignalVerdict')).toEqual([]);
    expect(world.values('SignalProbe')).toHaveLength(6);
  });

  test('leaves out the signals in the region that writes', async () => {
    const world = await armedWorld();
    world.writer = 'us-east-2';

    await world.minute();

    expect(world.values('SignalVerdict')).toEqual([]);
    expect(world.values('WatchRan')).toHaveLength(6);
  });

  test('keeps to its ten seconds when samples take four of them', async () => {
    const world = await armedWorld();
    world.fault = ({ operation }) => (operation === 'GetMetricData' ? 'hang' : undefined);
    const startMs = world.clock.nowMs();

    await world.minute();

    const times = (await readSamples(world.table)).map(({ atMs }) => atMs - startMs);
    expect(times).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000]);
  });

  test('calls nothing outside its own region', async () => {
    const world = await armedWorld();
    world.losePrimary();

    await world.minutes(3);

    expect(new Set(world.calls.map(({ region }) => region))).toEqual(new Set(['us-east-2']));
  });
});

describe('a lost primary', () => {
  test('is failed over once, by the state machine, under the name of the epoch', async () => {
    const world = await armedWorld();
    await world.minute();
    const lostAtMs = world.clock.nowMs();
    world.losePrimary();

    await world.minutes(3);

    expect([...world.executions.keys()]).toEqual(['failover-1']);
    const input = JSON.parse(world.executions.get('failover-1')?.input ?? '');
    expect(input).toMatchObject({
      epoch: 1,
      kind: 'failover',
      by: 'region-watch',
      acceptDataLoss: false,
      firstBadSampleAtMs: lostAtMs,
    });
    expect(JSON.parse(input.evidence)).toMatchObject({
      facts: { active: 'lost', lag: 'within-rpo' },
      lagAtLoss: { lagMs: 120 },
    });
    expect(world.subjects).toEqual([
      '[page] us-east-1 is lost, us-east-2 is taking over (failover-1)',
    ]);
  });

  test('is not failed over before anybody has armed, and pages', async () => {
    const world = new WatchedWorld();
    world.losePrimary();

    await world.minutes(3);

    expect(world.executions.size).toBe(0);
    expect(world.subjects).toEqual(['[page] us-east-1 is lost and automatic failover is disarmed']);
    expect(world.minimumTasks).toEqual([]);
  });

  test('is failed over when somebody arms an hour later, by the lag at the loss', async () => {
    const world = new WatchedWorld();
    await world.minute();
    world.losePrimary();
    await world.minutes(60);

    await arm(world.table, { by: 'an operator', reason: 'now', atMs: world.clock.nowMs() });
    await world.minute();

    expect([...world.executions.keys()]).toEqual(['failover-1']);
  });

  test('is failed over once by two watchers at the same time', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();

    for (let minute = 0; minute < 3; minute += 1) {
      await Promise.all([world.newWatcher()(), world.newWatcher()()]);
      world.clock.pass(10_000);
    }

    expect([...world.executions.keys()]).toEqual(['failover-1']);
  });

  test('is failed over although topic, metrics and scaling do not answer', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    world.fault = ({ operation }) =>
      ['Publish', 'PutMetricData', 'RegisterScalableTarget'].includes(operation)
        ? 'hang'
        : undefined;

    await world.minutes(3);

    expect([...world.executions.keys()]).toEqual(['failover-1']);
  });

  test('is failed over in the next round when the start fails once', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    let failures = 0;
    world.fault = ({ operation }) => {
      if (operation !== 'StartExecution' || failures > 0) {
        return undefined;
      }
      failures += 1;
      return new AwsError('StateMachineDeleting', 'try again', 400);
    };

    await world.minutes(3);

    expect(failures).toBe(1);
    expect([...world.executions.keys()]).toEqual(['failover-1']);
  });

  test('is not failed over while the database can not be described', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    world.fault = ({ operation }) => (operation === 'DescribeGlobalClusters' ? 'hang' : undefined);

    await world.minutes(4);

    expect(world.executions.size).toBe(0);
    expect(world.subjects).toContain("[page] us-east-2 can't tell which region writes");
  });

  test('is not failed over by a region that is cut off itself', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    world.reachesOthers = false;

    await world.minutes(5);

    expect(world.executions.size).toBe(0);
    expect(world.subjects).toEqual(["[page] us-east-2 is cut off and can't watch us-east-1"]);
  });

  test('takes the next epoch when an execution died before it claimed anything', async () => {
    const world = await armedWorld();
    await world.minute();
    world.executions.set('failover-1', { status: 'FAILED', input: '{}' });
    world.losePrimary();

    await world.minutes(3);

    expect([...world.executions.keys()]).toEqual(['failover-1', 'failover-2']);
  });

  test('is not failed over twice when the operation came and went after the state was read', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    let starts = 0;
    world.fault = ({ operation }) => {
      if (operation === 'StartExecution' && starts === 0) {
        starts += 1;
        world.executions.set('failover-1', { status: 'SUCCEEDED', input: '{}' });
        claim(world, { epoch: 1, phase: 'done', outcome: 'done' });
      }
      return undefined;
    };

    await world.minutes(3);

    expect(starts).toBe(1);
    expect([...world.executions.keys()]).toEqual(['failover-1']);
  });

  test('is left to an execution that exists and is not described, but not for longer than half a minute', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    const starts: { readonly name: unknown; readonly atMs: number }[] = [];
    // The first name was used by an environment that was destroyed and deployed again.
    world.fault = ({ operation, input }) => {
      if (operation !== 'StartExecution') {
        return undefined;
      }
      const { name } = input as { readonly name?: unknown };
      starts.push({ name, atMs: world.clock.nowMs() });
      return name === 'failover-1'
        ? new AwsError('ExecutionAlreadyExists', 'it does', 400)
        : undefined;
    };

    await world.minutes(3);

    const second = starts.find(({ name }) => name === 'failover-2');
    expect(starts[0]?.name).toBe('failover-1');
    expect((second?.atMs ?? 0) - (starts[0]?.atMs ?? 0)).toBe(30_000);
    expect([...world.executions.keys()]).toEqual(['failover-2']);
  });

  test('is left to the failover that runs', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    await world.minutes(2);
    claim(world, { epoch: 1, phase: 'promoting' });

    await world.minutes(5);

    expect([...world.executions.keys()]).toEqual(['failover-1']);
    expect((await readDecision(world.table))?.reason).toBe('operation-running');
  });
});

describe('a watcher that can not do its work', () => {
  test('has no heartbeat and starts nothing when the state can not be read', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    const heartbeats = world.values('WatchRan').length;
    world.fault = ({ service }) =>
      service === 'DynamoDB' ? new AwsError('AccessDeniedException', 'no', 400) : undefined;

    await world.minute();

    expect(world.values('WatchRan')).toHaveLength(heartbeats);
    expect(world.executions.size).toBe(0);
  });

  test('publishes no latch while the state can not be read, whatever it was last', async () => {
    const world = await armedWorld();
    world.writer = 'us-east-2';
    setLatch(world, { set: true });
    const watch = world.newWatcher();
    await world.minute(watch);
    const published = world.values('FailoverLatch');
    world.fault = ({ service }) => (service === 'DynamoDB' ? 'hang' : undefined);

    await world.minute(watch);

    expect(published).toEqual([1, 1, 1, 1, 1, 1]);
    expect(world.values('FailoverLatch')).toEqual(published);
  });
});

describe('the home primary', () => {
  test('probes the DR region while that writes, and only pages when it is lost', async () => {
    const world = new WatchedWorld(primaryConfig);
    await arm(world.table, { by: 'an operator', reason: 'x', atMs: world.clock.nowMs() });
    world.writer = 'us-east-2';
    await world.minute();
    world.losePrimary();

    await world.minutes(3);

    expect(world.probed.at(-1)).toBe('https://use2.payments.example.com/health/writer');
    expect(world.executions.size).toBe(0);
    expect(world.subjects).toEqual([
      '[page] us-east-2 is lost; going back to us-east-1 is up to you',
    ]);
  });
});
