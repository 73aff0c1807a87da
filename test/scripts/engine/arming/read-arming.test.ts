import { armingState } from '../../../../scripts/engine/arming/read-arming';
import { known, unknown } from '../../../../scripts/engine/operation/observed';

const origin = { reason: 'upgrade', by: 'alice', atMs: 0 };
const NOW_MS = 1_000;

test('a pause counts until its last moment, and is armed from then on', () => {
  const pausedUntil = (disarmedUntilMs: number) =>
    armingState(known({ ...origin, armed: true, disarmedUntilMs }), NOW_MS);

  const during = pausedUntil(NOW_MS + 1);
  const after = pausedUntil(NOW_MS);

  expect(during).toEqual({ ...origin, state: 'disarmed', untilMs: NOW_MS + 1 });
  expect(after).toEqual({ ...origin, state: 'armed' });
});

test('disarmed for good has no end', () => {
  const item = { ...origin, armed: false, disarmedUntilMs: undefined };

  const state = armingState(known(item), NOW_MS);

  expect(state).toEqual({ ...origin, state: 'disarmed' });
});

test('what nobody has armed yet is not armed', () => {
  expect(armingState(known(undefined), NOW_MS)).toEqual({ state: 'not-armed' });
});

test('an item that can’t be read is unknown, with what was said', () => {
  const state = armingState(unknown('access was denied'), NOW_MS);

  expect(state).toEqual({ state: 'unknown', reason: 'access was denied' });
});
