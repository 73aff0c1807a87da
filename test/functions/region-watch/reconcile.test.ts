import { arm } from '../../../functions/shared/state/arming';
import { readOperation } from '../../../functions/shared/state/operation';
import { claim } from './support/operations';
import { WatchedWorld } from './support/watched-world';

async function worldWithOperation(
  operation: Parameters<typeof claim>[1],
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED',
): Promise<WatchedWorld> {
  const world = new WatchedWorld();
  await arm(world.table, { by: 'an operator', reason: 'deployed', atMs: world.clock.nowMs() });
  claim(world, operation);
  const name = `${operation.kind ?? 'failover'}-${operation.epoch}`;
  world.executions.set(name, {
    status,
    input: JSON.stringify({ epoch: operation.epoch, acceptDataLoss: true }),
  });
  return world;
}

describe('an operation whose execution is over without having said so', () => {
  test('is finished by another execution when it had asked for the promotion', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'promoting' }, 'TIMED_OUT');

    await world.minute();

    expect([...world.executions.keys()]).toEqual(['failover-3', 'failover-4']);
    expect(JSON.parse(world.executions.get('failover-4')?.input ?? '')).toMatchObject({
      epoch: 4,
      kind: 'failover',
      by: 'region-watch resumes failover-3, started by region-watch',
      resumes: 3,
    });
    expect(await readOperation(world.table)).toMatchObject({ outcome: 'failed', epoch: 3 });
    expect(world.subjects).toEqual([
      '[page] failover-3 stopped half-way and is resumed by failover-4',
    ]);
  });

  test('is resumed without the consent to lose data that a person gave the first execution', async () => {
    const operation = { epoch: 3, phase: 'promoting', by: 'ana' };
    const world = await worldWithOperation(operation, 'TIMED_OUT');

    await world.minute();

    expect(JSON.parse(world.executions.get('failover-3')?.input ?? '').acceptDataLoss).toBe(true);
    expect(JSON.parse(world.executions.get('failover-4')?.input ?? '').acceptDataLoss).toBe(false);
  });

  test('is finished although the watcher died between ending it and starting the next', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'promoting' }, 'FAILED');
    world.fault = ({ operation }) => (operation === 'StartExecution' ? 'hang' : undefined);
    await world.minute();
    expect([...world.executions.keys()]).toEqual(['failover-3']);

    world.fault = () => undefined;
    await world.minute();

    expect([...world.executions.keys()]).toEqual(['failover-3', 'failover-4']);
  });

  test('is finished once: a resumption that dies too is left to a person', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'promoting' }, 'FAILED');
    await world.minute();
    const by = JSON.parse(world.executions.get('failover-4')?.input ?? '').by;
    claim(world, { epoch: 4, phase: 'promoted', by });
    world.executions.set('failover-4', { status: 'FAILED', input: '{}' });

    await world.minute();

    expect([...world.executions.keys()]).toEqual(['failover-3', 'failover-4']);
    expect(world.subjects.at(-1)).toBe('[page] failover-4 stopped half-way and needs you');
    expect(world.pages.at(-1)?.body).toContain('dr-cli resume --suffix demo');
  });

  test('is called off when it had changed nothing, and the decision is made afresh', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'confirmed' }, 'FAILED');

    await world.minute();

    expect([...world.executions.keys()]).toEqual(['failover-3']);
    expect(await readOperation(world.table)).toMatchObject({ outcome: 'aborted' });
    expect(world.subjects).toEqual(['[page] failover-3 stopped before it changed anything']);
  });

  test('is left alone when it says how it ended just after it was read', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'promoting' }, 'SUCCEEDED');
    world.fault = ({ operation }) => {
      if (operation === 'DescribeExecution') {
        claim(world, { epoch: 3, phase: 'done', outcome: 'done' });
      }
      return undefined;
    };

    await world.minute();

    expect([...world.executions.keys()]).toEqual(['failover-3']);
    expect(await readOperation(world.table)).toMatchObject({ outcome: 'done' });
    expect(world.pages).toEqual([]);
  });

  test('is started again by the decision when the primary is still lost', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'confirmed' }, 'FAILED');
    await world.minute();
    world.losePrimary();

    await world.minutes(3);

    expect([...world.executions.keys()]).toEqual(['failover-3', 'failover-4']);
  });

  test.each<[string, Parameters<typeof claim>[1], 'ABORTED' | 'FAILED']>([
    ['somebody stopped it', { epoch: 3, phase: 'promoting' }, 'ABORTED'],
    ['it is a switchover', { epoch: 3, phase: 'promoting', kind: 'switchover' }, 'FAILED'],
  ])('is left to a person when %s', async (_, operation, status) => {
    const world = await worldWithOperation(operation, status);

    await world.minutes(2);

    expect(world.executions.size).toBe(1);
    expect(world.subjects).toEqual([
      `[page] ${operation.kind ?? 'failover'}-3 stopped half-way and needs you`,
    ]);
  });
});

describe('an operation that needs nothing', () => {
  test('runs', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'promoting' }, 'RUNNING');

    await world.minute();

    expect(await readOperation(world.table)).toMatchObject({ endedAtMs: undefined });
    expect(world.pages).toEqual([]);
  });

  test('has an execution too young to be described', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'promoting' }, 'RUNNING');
    world.executions.clear();

    await world.minutes(4);
    const young = await readOperation(world.table);
    await world.minutes(2);
    const old = await readOperation(world.table);

    expect(young).toMatchObject({ endedAtMs: undefined });
    expect(old).toMatchObject({ outcome: 'failed' });
  });

  test('has ended', async () => {
    const world = await worldWithOperation({ epoch: 3, phase: 'done', outcome: 'done' }, 'FAILED');

    await world.minute();

    expect(world.calls.some(({ operation }) => operation === 'DescribeExecution')).toBe(false);
  });
});
