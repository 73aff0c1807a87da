import { arm } from '../../../functions/shared/state/arming';
import { AwsError } from '../../../scripts/local-cloud/service';
import { claim } from './support/operations';
import { WatchedWorld } from './support/watched-world';

const NOT_STARTED = "[page] us-east-1 is lost and the failover can't be started";

async function lostWorld(): Promise<WatchedWorld> {
  const world = new WatchedWorld();
  await arm(world.table, { by: 'an operator', reason: 'deployed', atMs: world.clock.nowMs() });
  await world.minute();
  world.losePrimary();
  return world;
}

describe('a failover that was decided and can not be started', () => {
  test('pages when one execution after the other died before it claimed anything', async () => {
    const world = await lostWorld();
    for (let epoch = 1; epoch <= 5; epoch += 1) {
      world.executions.set(`failover-${epoch}`, { status: 'FAILED', input: '{}' });
    }

    await world.minutes(3);

    expect(world.executions.size).toBe(5);
    expect(world.subjects).toEqual([NOT_STARTED]);
    expect(world.pages[0]?.body).toMatch(/5 executions after epoch 0[\s\S]*dr-cli failover/);
  });

  test('pages once in a quarter of an hour, however often it is tried', async () => {
    const world = await lostWorld();
    world.fault = ({ operation }) =>
      operation === 'StartExecution' ? new AwsError('AccessDeniedException', 'no', 400) : undefined;

    await world.minutes(18);

    expect(world.subjects).toEqual([NOT_STARTED, NOT_STARTED]);
  });

  test('pages once when Step Functions takes the call and never answers', async () => {
    const world = await lostWorld();
    world.fault = ({ operation }) => (operation === 'StartExecution' ? 'hang' : undefined);

    await world.minutes(5);

    expect(world.subjects).toEqual([NOT_STARTED]);
    expect(world.pages[0]?.body).toContain('starting the failover took longer than 5000 ms');
  });

  test('is over with the all-clear', async () => {
    const world = await lostWorld();
    world.fault = ({ operation }) =>
      operation === 'StartExecution' ? new AwsError('AccessDeniedException', 'no', 400) : undefined;
    await world.minutes(3);

    world.restorePrimary();
    await world.minutes(5);

    expect(world.subjects).toEqual([NOT_STARTED, 'Resolved: failover-not-started']);
  });
});

test('the rest of a failover that died pages when it can not be started', async () => {
  const world = new WatchedWorld();
  claim(world, { epoch: 3, phase: 'promoting' });
  world.executions.set('failover-3', { status: 'FAILED', input: '{}' });
  world.fault = ({ operation }) =>
    operation === 'StartExecution' ? new AwsError('AccessDeniedException', 'no', 400) : undefined;

  await world.minutes(2);

  expect(world.subjects).toEqual(["[page] A failover stopped half-way and can't be resumed"]);
  expect(world.pages[0]?.body).toContain('dr-cli resume --suffix demo');
});
