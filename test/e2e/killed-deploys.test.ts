import { KILLING_TIMEOUT_MS, KillingGround } from './support/kill-everywhere';

const ground = new KillingGround();

beforeAll(() => ground.prepare());
afterAll(() => ground.remove());

test(
  'a deploy killed at any entry of its journal goes on and ends as if nothing had been',
  async () => {
    const { killPoints, expected, failures } = await ground.killEverywhere('deploy');

    process.stdout.write(`deploy: killed at ${killPoints} points\n`);
    expect(failures).toEqual([]);
    expect(killPoints).toBeGreaterThan(80);
    expect(expected.locks).toEqual(['us-east-2: released by a deploy']);
  },
  KILLING_TIMEOUT_MS,
);
