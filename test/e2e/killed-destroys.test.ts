import { COMMANDS, KILLING_TIMEOUT_MS, KillingGround } from './support/kill-everywhere';

const ground = new KillingGround();

beforeAll(() => ground.prepare());
afterAll(() => ground.remove());

test(
  'a destroy killed at any entry of its journal goes on and leaves nothing',
  async () => {
    const deployed = ground.newPlace();
    await ground.run(deployed, COMMANDS.deploy);

    const { killPoints, expected, failures } = await ground.killEverywhere('destroy', deployed);

    process.stdout.write(`destroy: killed at ${killPoints} points\n`);
    expect(failures).toEqual([]);
    expect(killPoints).toBeGreaterThan(50);
    expect(expected.locks).toEqual([]);
    expect(Object.values(expected.regions)).toEqual([
      { stacks: {}, resources: [] },
      { stacks: {}, resources: [] },
    ]);
  },
  KILLING_TIMEOUT_MS,
);
