import type { FaultKind, Scenario } from '../../scripts/drill/scenarios/scenario';
import {
  dnsBeforePromotion,
  fenceSkipped,
  latchSkipped,
  promotionSkipped,
} from './support/broken-orchestrators';
import { drilled } from './support/drilled';

/** A loss that is waited for no longer than it takes a sound orchestrator. */
const loss = (fault: FaultKind): Scenario => ({
  name: `broken-${fault}`,
  title: 'Broken orchestrator',
  description: 'The failover machine has been changed to do less than it says.',
  expected: { outcome: 'failover', writer: 'dr', moves: 1, recovers: true },
  run: async (stage) => {
    await stage.begin(fault, 'primary');
    await stage.until({ kind: 'writes', region: 'dr' }, 150_000);
    await stage.until({ kind: 'settled' }, 60_000);
    await stage.sleep(20_000);
  },
});

test.each([
  ['skips the promotion', promotionSkipped, 'killed', 'recovers-in-time'],
  ['skips the latch', latchSkipped, 'killed', 'latch-follows-writer'],
  ['skips the fence', fenceSkipped, 'tasks-lost', 'old-region-is-fenced'],
  ['moves DNS before the promotion', dnsBeforePromotion, 'killed', 'latch-follows-writer'],
] as const)('an orchestrator that %s is caught', async (_, sabotage, fault, check) => {
  const { broken } = await drilled(loss(fault), { sabotage });

  expect(broken).toContain(check);
});
