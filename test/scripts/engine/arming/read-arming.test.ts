import type { Arming } from '../../../../functions/shared/state/arming';
import { readArmingState } from '../../../../scripts/engine/arming/read-arming';
import { description, noRegion, stackContextWith } from '../../../support/stack-context';

const knowledge = { stack: 'service', stateTableOutput: 'StateTableName' };
const regional = {
  ...description('arn', 'CREATE_COMPLETE'),
  outputs: { StateTableName: 'failover-state-demo' },
};

function stateOf(read: (nowMs: number) => Arming | undefined) {
  const { run } = stackContextWith({}).context;
  const region = () => ({
    ...noRegion,
    armingItems: { ...noRegion.armingItems, read: async () => read(run.clock.nowMs()) },
  });
  return readArmingState({ ...run, cloud: { ...run.cloud, region } }, 'dr', knowledge, regional);
}

const origin = { reason: 'upgrade', by: 'alice', atMs: 0 };

test('a pause counts until its last moment, and is armed from then on', async () => {
  const during = await stateOf((now) => ({ ...origin, armed: true, disarmedUntilMs: now + 1 }));
  const after = await stateOf((now) => ({ ...origin, armed: true, disarmedUntilMs: now }));

  expect(during).toMatchObject({ ...origin, state: 'disarmed', untilMs: expect.any(Number) });
  expect(after).toEqual({ ...origin, state: 'armed' });
});

test('disarmed for good has no end', async () => {
  const state = await stateOf(() => ({ ...origin, armed: false, disarmedUntilMs: undefined }));

  expect(state).toEqual({ ...origin, state: 'disarmed' });
});

test('an item that can’t be read is unknown, with what was said', async () => {
  const state = await stateOf(() => {
    throw new Error('access was denied');
  });

  expect(state).toEqual({ state: 'unknown', reason: 'access was denied' });
});
