import type { TaskEnd } from '../../scripts/local-cloud/runtime/behaviour';
import {
  productWithTasks,
  productWithTwoTasks,
  refusedIn,
  tasksEndIn,
  tasksThatBreak,
} from '../support/failing-services';
import { localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';

const exited: TaskEnd = {
  kind: 'stops',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 1,
  logLines: ['no database'],
};

const refusal = { message: 'The service is out of order.', handlerErrorCode: 'InternalFailure' };

test('nothing failed is said with every stack’s status, and ends with 0', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes');

  const { exitCode, out, err } = await world.run('explain');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^nothing failed:\n {2}base@primary +us-east-1 +UPDATE_COMPLETE +2026-/);
  expect(err).toBe('');
});

test('before anything is deployed nothing has failed', async () => {
  const { exitCode, out } = await localWorld(smallProduct()).run('explain');

  expect(exitCode).toBe(0);
  expect(out).toContain('front@primary    us-east-1  not deployed');
});

test('a failed deploy is explained afterwards from AWS alone, the rollback in between', async () => {
  const world = localWorld(productWithTasks, { behaviour: tasksEndIn('us-east-1', exited) });
  await world.run('deploy --yes');

  const { exitCode, out, err } = await world.run('explain');

  expect(exitCode).toBe(1);
  expect(out).toContain(
    'error: the last operation on stack service-demo in us-east-1 (service@primary) ended in ROLLBACK_COMPLETE\n' +
      '  Service (arn:aws:ecs:us-east-1:111122223333:service/cluster-demo/hello-demo) AWS::ECS::Service CREATE_FAILED',
  );
  // The rollback has deleted the cluster: what can't be looked at any more is said.
  expect(out).toContain('could not look: tasks of hello-demo: ecs:ListTasks in us-east-1 failed');
  expect(out).toContain('not deployed yet, and needs it: front@primary');
  expect(out).toContain('the last operation failed on 1 of 5 stacks:');
  expect(err).toMatch(/^next: dr-cli deploy --suffix demo --local /);
});

test('a failed change is explained with the tasks that stopped, while ECS still knows them', async () => {
  const { behaviour, breakNow } = tasksThatBreak('us-east-1', exited);
  const world = localWorld(productWithTasks, { behaviour });
  await world.run('deploy --yes');
  breakNow();
  await world.run('deploy --yes', { product: productWithTwoTasks });

  const { exitCode, out } = await world.run('explain service@primary');

  expect(exitCode).toBe(1);
  expect(out).toContain('ended in UPDATE_ROLLBACK_COMPLETE');
  expect(out).toContain('container hello exited with code 1');
  expect(out).toContain('      | no database');
});

test('only the last attempt counts: what failed before it succeeded is history', async () => {
  const { behaviour, breakNow, repair } = tasksThatBreak('us-east-1', exited);
  const world = localWorld(productWithTasks, { behaviour });
  await world.run('deploy --yes');
  breakNow();
  await world.run('deploy --yes', { product: productWithTwoTasks });
  repair();
  await world.run('deploy --yes', { product: productWithTwoTasks });

  const { exitCode, out } = await world.run('explain service@primary');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^nothing failed:\n {2}service@primary +us-east-1 +UPDATE_COMPLETE/);
});

test('one stack can be asked about', async () => {
  const world = localWorld(smallProduct(), { behaviour: refusedIn('us-east-1', 'Queue', refusal) });
  await world.run('deploy --yes');

  const other = await world.run('explain service@dr');
  const failed = await world.run('explain service@primary');

  expect(other.exitCode).toBe(0);
  expect(failed.exitCode).toBe(1);
  expect(failed.out).toContain('The service is out of order.');
});

test('a stack that there isn’t is refused with those that there are', async () => {
  const { exitCode, err } = await localWorld(smallProduct()).run('explain nowhere');

  expect(exitCode).toBe(4);
  expect(err).toContain('there is no stack nowhere; there are base, service, front');
});

test('an operation that runs is told, and nothing has failed of it', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes', {
    onStderr: (text, io) => {
      if (text.startsWith('base@primary: CREATE_IN_PROGRESS')) {
        io.interrupt();
      }
    },
  });

  const { exitCode, out } = await world.run('explain');

  expect(exitCode).toBe(0);
  expect(out).toContain('nothing failed; an operation is running on 1 of 5 stacks:');
});

test('machines get the result, and the failures with their findings', async () => {
  const world = localWorld(smallProduct(), { behaviour: refusedIn('us-east-1', 'Queue', refusal) });
  await world.run('deploy --yes');

  const { out } = await world.run('explain --json');

  expect(JSON.parse(out)).toMatchObject({
    version: '1.0',
    suffix: 'demo',
    result: 'failed',
    stacks: expect.arrayContaining([
      expect.objectContaining({
        kind: 'failed',
        stack: 'service@primary',
        status: 'ROLLBACK_COMPLETE',
        blocked: ['front@primary'],
      }),
      expect.objectContaining({ kind: 'not-deployed', stack: 'front@primary' }),
    ]),
  });
});
