import { isTaskName, type TaskName, tasks } from '../../../../functions/failover/tasks';
import { FailoverWorld } from '../support/failover-world';
import { awsError } from '../support/fake-region';
import { claim, rdsEvent } from '../support/operations';

/** What each task can't do without, be it alone in the world. */
const NEEDS: Readonly<Record<Exclude<TaskName, 'check-in-sync'>, string>> = {
  confirm: 'dynamodb',
  'copy-lost-writes-snapshot': 'rds',
  drain: 'dynamodb',
  fence: 'dynamodb',
  latch: 'cloudwatch',
  'raise-capacity': 'ecs',
  'record-rds-event': 'dynamodb',
  report: 's3',
  undrain: 'dynamodb',
  'verify-payment': 'dynamodb',
  'verify-traffic': 'dynamodb',
};

async function prepared() {
  const world = new FailoverWorld();
  const operation = await claim(world);
  return {
    world,
    payload: {
      ...operation,
      event: rdsEvent(world, 'RDS-EVENT-0390'),
    },
  };
}

describe.each(Object.entries(NEEDS))('%s, when %s', (task, needed) => {
  it('is silent, ends in its own time with an error that is worth repeating', async () => {
    const { world, payload } = await prepared();
    const startMs = world.clock.nowMs();
    world.fateOf = ({ service }) => (service === needed ? 'hang' : undefined);

    const answer = world.run(task, payload);

    await expect(answer).rejects.toMatchObject({ name: 'DependencyUnavailable' });
    const limitMs = isTaskName(task) ? tasks[task].timeoutMs : 0;
    expect(world.clock.nowMs() - startMs).toBeLessThanOrEqual(limitMs);
  });

  it.each([
    ['throttles', awsError('ThrottlingException', 400), 'DependencyUnavailable'],
    ['denies access', awsError('AccessDeniedException', 403), 'DependencyRefused'],
  ])('%s, fails by the name that says whether to repeat', async (_, fail, name) => {
    const { world, payload } = await prepared();
    world.fateOf = ({ service }) => (service === needed ? { fail } : undefined);

    const answer = world.run(task, payload);

    await expect(answer).rejects.toMatchObject({ name });
  });
});

it('ends every task before Lambda ends the function, at 60 s', () => {
  const timeouts = Object.values(tasks).map(({ timeoutMs }) => timeoutMs);

  expect(Math.max(...timeouts)).toBeLessThan(60_000);
});
