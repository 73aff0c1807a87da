import type { TaskEnd } from '../../scripts/local-cloud/runtime/behaviour';
import { AwsError } from '../../scripts/local-cloud/service';
import type { Faults } from '../../scripts/local-cloud/throttling';
import {
  productWithTasks,
  productWithTwoTasks,
  refusedIn,
  tasksEndIn,
  tasksThatBreak,
} from '../support/failing-services';
import { localWorld } from '../support/local-world';
import { memoryRuns } from '../support/memory-runs';
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

test('before anything is deployed there is nothing to explain, and it fails as outputs does', async () => {
  const world = localWorld(smallProduct());

  const { exitCode, out, err } = await world.run('explain');
  const one = await world.run('explain base@dr');

  expect(exitCode).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(/^error: no stack of demo is deployed\nnext: dr-cli deploy /);
  expect(one.exitCode).toBe(1);
  expect(one.err).toContain('base@dr of demo: not deployed');
});

/** As for a role that may not: the refusal leaves nothing that CloudFormation would tell. */
const refusesChangeSets: Faults = ({ operation, region }) =>
  operation === 'CreateChangeSet' && region === 'us-east-1'
    ? new AwsError('AccessDenied', 'User: x is not authorized', 403)
    : undefined;

test('a refused change set leaves no stack, and the newest run here tells of it', async () => {
  const world = localWorld(smallProduct(), refusesChangeSets);
  await world.run('deploy --yes');

  const { exitCode, out, err } = await world.run('explain');

  expect(exitCode).toBe(1);
  expect(out).toMatch(
    /^run \S+ \(deploy\) failed at 2026-\S+:\nerror: base@primary: .*is not authorized/,
  );
  expect(out).toMatch(/\nno stack's last operation failed; \d of 5 are not deployed:\n/);
  expect(err).toContain('next: allow cloudformation:CreateChangeSet for the role that deploys');
});

test('machines get the failure of the run too', async () => {
  const world = localWorld(smallProduct(), refusesChangeSets);
  await world.run('deploy --yes');

  const { out } = await world.run('explain --json');

  expect(JSON.parse(out)).toMatchObject({
    result: 'failed',
    run: {
      command: 'deploy',
      failures: [{ step: 'base@primary', error: { code: expect.any(String) } }],
    },
  });
});

test('a run’s failure is history once an operation has come after it, from another machine too', async () => {
  let refuses = true;
  const world = localWorld(smallProduct(), (call) =>
    refuses ? refusesChangeSets(call) : undefined,
  );
  await world.run('deploy --yes');
  refuses = false;
  await world.run('deploy --yes', { runs: memoryRuns() });

  const { exitCode, out } = await world.run('explain');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^nothing failed:\n/);
});

test('a journal that is damaged is told of, because it may be the newest run’s', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --only base');
  const runs = memoryRuns();
  runs.open('20260105T100000-broken', 0).append('not JSON\n');

  const { exitCode, err } = await world.run('explain', { runs });

  expect(exitCode).toBe(0);
  expect(err).toMatch(
    /^a run that this may be about can't be read: line 1 of runs\/20260105T100000-/,
  );
});

test('a run’s failure at a stack that wasn’t asked about is left out', async () => {
  const world = localWorld(smallProduct(), refusesChangeSets);
  await world.run('deploy --yes');

  const { exitCode, out } = await world.run('explain base@dr');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^nothing failed:\n {2}base@dr/);
});

test('stacks that are not there are counted, and nothing is said of them', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --only base');

  const { exitCode, out } = await world.run('explain');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^no stack's last operation failed; 3 of 5 are not deployed:\n/);
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
