import type { JournalLine } from '../../scripts/engine/journal/records';
import { KILLING_TIMEOUT_MS, KillingGround } from './support/kill-everywhere';

const ground = new KillingGround();

beforeAll(() => ground.prepare());
afterAll(() => ground.remove());

/** What a deploy with stack sets does beside one without; the rest is killed everywhere there. */
const isStackSetCall = (line: JournalLine) =>
  line.type === 'call' && /StackSet|StackInstances/.test(line.action);

test(
  'a deploy with stack sets killed around any call to one goes on and ends as if nothing had been',
  async () => {
    const { killPoints, failures } = await ground.killEverywhere(
      'rollout',
      undefined,
      isStackSetCall,
    );

    process.stdout.write(`deploy --stack-sets: killed at ${killPoints} points\n`);
    expect(failures).toEqual([]);
    expect(killPoints).toBeGreaterThan(12);
  },
  KILLING_TIMEOUT_MS,
);
