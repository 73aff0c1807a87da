import type { FaultKind, Scenario } from '../../scripts/drill/scenarios/scenario';
import {
  dnsBeforePromotion,
  fenceSkipped,
  latchSkipped,
  promotionSkipped,
} from './support/broken-orchestrators';
import { drilled } from './support/drilled';

/** A sound orchestrator needs about 90 s, of which 70 are detection. */
const SOUND_ONE_WRITES_WITHIN_MS = 120_000;

/** A loss that is waited for no longer than it takes a sound orchestrator. */
const loss = (fault: FaultKind): Scenario => ({
  name: `broken-${fault}`,
  title: 'Broken orchestrator',
  description: 'The failover machine has been changed to do less than it says.',
  expected: { outcome: 'failover', writer: 'dr', moves: 1, recovers: true },
  run: async (stage) => {
    await stage.begin(fault, 'primary');
    await stage.until({ kind: 'writes', region: 'dr' }, SOUND_ONE_WRITES_WITHIN_MS);
    if (await stage.isSo({ kind: 'writes', region: 'dr' }))
      await stage.until({ kind: 'settled' }, 60_000);
    await stage.sleep(20_000);
  },
});

test.each([
  ['skips the promotion', [promotionSkipped], 'killed', ['recovers-in-time']],
  // Nothing that one of the two leaves out is of any use to the other one's check.
  [
    'skips the latch and the fence',
    [latchSkipped, fenceSkipped],
    'tasks-lost',
    ['latch-follows-writer', 'old-region-is-fenced'],
  ],
  ['moves DNS before the promotion', [dnsBeforePromotion], 'killed', ['latch-follows-writer']],
] as const)('an orchestrator that %s is caught', async (_, changes, fault, checks) => {
  const { broken } = await drilled(loss(fault), {
    sabotage: async (world) => {
      for (const change of changes) await change(world);
    },
  });

  expect(broken).toEqual(expect.arrayContaining([...checks]));
});
