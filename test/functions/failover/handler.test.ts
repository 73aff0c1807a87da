import { createHandler } from '../../../functions/failover/handler';
import { CONTEXT } from '../support/lambda';
import { FailoverWorld } from './support/failover-world';
import { claim } from './support/operations';

const handlerIn = (world: FailoverWorld) => createHandler(world.dependencies());

describe('the handler', () => {
  it('runs the task it is called with', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);

    const answer = await handlerIn(world)({ task: 'verify-traffic', ...payload }, CONTEXT);

    expect(answer).toMatchObject({ addresses: ['192.0.2.10'] });
  });

  it.each([
    ['an unknown task', { task: 'promote' }, /no such task: "promote".*verify-traffic/],
    ['a name that objects have by nature', { task: 'constructor' }, /no such task/],
    ['no task', {}, /no such task: none given/],
    ['no object', 'confirm', /no such task: not an object/],
  ])('refuses %s and names the ones there are', async (_, event, message) => {
    const world = new FailoverWorld();

    const answer = handlerIn(world)(event, CONTEXT);

    await expect(answer).rejects.toMatchObject({
      name: 'InvalidTask',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['nothing', undefined],
    ['a wrong epoch', { epoch: '7' }],
    ['a wrong kind', { kind: 'move' }],
    ['no starter', { by: undefined }],
    ['no consent', { acceptDataLoss: 'yes' }],
    ['no time', { firstBadSampleAtMs: null }],
  ])('refuses a state with %s', async (_, change) => {
    const world = new FailoverWorld();
    const { state } = await claim(world);

    const answer = handlerIn(world)(
      { task: 'fence', state: change && { ...state, ...change } },
      CONTEXT,
    );

    await expect(answer).rejects.toMatchObject({ name: 'InvalidTask' });
  });

  it("passes a task's error on by its name", async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    world.addresses['payments.example.com'] = { kind: 'none' };

    const answer = handlerIn(world)({ task: 'verify-traffic', ...payload }, CONTEXT);

    await expect(answer).rejects.toMatchObject({ name: 'NotYet' });
  });
});
