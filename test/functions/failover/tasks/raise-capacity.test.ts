import { FailoverWorld } from '../support/failover-world';
import { claim } from '../support/operations';

async function switchover(tasks: number) {
  const world = new FailoverWorld('primary');
  Object.assign(world.peer.service, { desiredCount: tasks, runningCount: tasks });
  Object.assign(world.peer.target, { min: 2, max: 50 });
  return { world, payload: await claim(world, { kind: 'switchover' }) };
}

describe('raise-capacity', () => {
  it('asks for the tasks of a whole load and waits until they run', async () => {
    const { world, payload } = await switchover(2);
    await expect(world.run('raise-capacity', payload)).rejects.toMatchObject({ name: 'NotYet' });

    const answer = await world.run('raise-capacity', payload);

    expect(answer).toEqual({ runningCount: 10 });
    expect(world.peer.target).toEqual({ min: 10, max: 50 });
  });

  it('never takes tasks away from a region that has grown', async () => {
    const { world, payload } = await switchover(30);

    const answer = await world.run('raise-capacity', payload);

    expect(answer).toEqual({ runningCount: 30 });
    expect(world.peer.service).toEqual({ desiredCount: 30, runningCount: 30 });
  });

  it('undoes a fence', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    await world.run('fence', payload);
    await expect(world.run('raise-capacity', payload)).rejects.toMatchObject({ name: 'NotYet' });

    await world.run('raise-capacity', payload);

    expect(world.peer.target).toEqual({ min: 10, max: 50 });
    expect(world.peer.service.desiredCount).toBe(10);
  });
});
