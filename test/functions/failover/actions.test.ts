import { FAILOVER_ACTIONS } from '../../../functions/failover/actions';
import type { TaskName } from '../../../functions/failover/tasks';
import type { HomeRole } from '../../../functions/shared/failover-config';
import { FailoverWorld } from './support/failover-world';
import { claim, lossSamples, put, putJson, rdsEvent } from './support/operations';

/** IAM calls invoking a function otherwise than the API does. */
const IAM_NAMES: Readonly<Record<string, string>> = { 'lambda:Invoke': 'lambda:InvokeFunction' };

/** Actions that another's parameters ask for; no call carries their name. */
const IMPLIED = ['rds:AddTagsToResource'];

/** Every task once, with everything there is for it to do; `<task> <region> <action>` of all calls. */
async function callsOfAllTasks(homeRole: HomeRole, kind: 'failover' | 'switchover') {
  const seen = new Set<string>();
  const order: TaskName[] = [
    'confirm',
    'check-in-sync',
    'fence',
    'raise-capacity',
    'drain',
    'undrain',
    'verify-payment',
    'latch',
    'verify-traffic',
    'report',
    'record-rds-event',
    'copy-lost-writes-snapshot',
  ];
  for (const task of order) {
    const world = new FailoverWorld(homeRole);
    const payload = await claim(world, { kind });
    await put(world, 'arming', { armed: true, reason: 'deployed', by: 'test', atMs: 1 });
    await putJson(world, 'samples', lossSamples(world));
    await putJson(world, 'reports', {
      epoch: payload.state.epoch,
      revision: 1,
      digest: '',
      key: 'k',
      announcedFindings: '',
    });
    const takenAtMs = world.clock.nowMs();
    for (const region of [world.own, world.peer]) {
      const id = `rds:unplanned-global-failover-${region.clusterIdentifier}-2026`;
      region.snapshots.push({ id, status: 'available', takenAtMs });
    }
    Object.assign(world.peer.service, { desiredCount: 2 });
    world.peer.tasksFollowAtOnce = task !== 'fence';
    const extra = {
      event: rdsEvent(world, 'RDS-EVENT-0241'),
    };
    await world.run(task, { ...payload, ...extra }).catch(() => undefined);
    for (const { service, operation, place } of world.calls) {
      const action = `${service}:${operation}`;
      seen.add(`${task} ${place} ${IAM_NAMES[action] ?? action}`);
    }
  }
  return seen;
}

it('lists every action that the tasks call, with task and region, and no other', async () => {
  const seen = new Set<string>();
  for (const homeRole of ['primary', 'dr'] as const) {
    for (const kind of ['failover', 'switchover'] as const) {
      for (const call of await callsOfAllTasks(homeRole, kind)) seen.add(call);
    }
  }

  const listed = FAILOVER_ACTIONS.filter(({ action }) => !IMPLIED.includes(action)).flatMap(
    ({ action, region, tasks }) => tasks.map((task) => `${task} ${region} ${action}`),
  );
  expect([...seen].sort()).toEqual([...new Set(listed)].sort());
});

it('needs nothing of the peer in a failover but what is best effort', () => {
  const inFailover: readonly TaskName[] = [
    'confirm',
    'fence',
    'verify-payment',
    'verify-traffic',
    'report',
    'record-rds-event',
    'copy-lost-writes-snapshot',
  ];

  const needed = FAILOVER_ACTIONS.filter(
    ({ region, bestEffort, tasks }) =>
      region === 'peer' && !bestEffort && tasks.some((task) => inFailover.includes(task)),
  );

  expect(needed).toEqual([]);
});

it('gets through a failover to the DR region with the whole peer silent', async () => {
  const world = new FailoverWorld('dr');
  const payload = await claim(world);
  await put(world, 'arming', { armed: true, reason: 'deployed', by: 'test', atMs: 1 });
  await putJson(world, 'samples', lossSamples(world));
  world.fateOf = ({ place }) => (place === 'peer' ? 'hang' : undefined);
  const steps = ['confirm', 'fence', 'verify-payment', 'latch', 'verify-traffic', 'report'];

  const answers = [];
  for (const step of steps) answers.push(await world.run(step, payload));

  expect(answers).toHaveLength(steps.length);
});
