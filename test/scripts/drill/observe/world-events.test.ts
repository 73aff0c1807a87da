import type { EvidenceBody } from '../../../../scripts/drill/evidence/types';
import { worldEvents } from '../../../../scripts/drill/observe/world-events';

function eventsWith(stored: readonly { readonly id: string }[] = []) {
  const written: EvidenceBody[] = [];
  const leftBehind: unknown[] = [];
  const events = worldEvents({
    write: (body) => written.push(body),
    onWritable: () => undefined,
    onLeftBehind: (payments) => leftBehind.push(...payments),
    readPayments: async () =>
      stored.map(({ id }) => ({ id, keyHash: id, currency: 'EUR', minorUnits: 1, entries: [] })),
  });
  return { events, written, leftBehind };
}

test('a promotion that fails is a failed promotion', () => {
  const { events, written } = eventsWith();

  events.onFailed('promotion', 'dr', 'no answer');

  expect(written).toEqual([
    { type: 'promotion', region: 'dr', step: 'failed', detail: 'no answer' },
  ]);
});

test('an old writer that can’t be rebuilt is no failed promotion', () => {
  const { events, written } = eventsWith();

  events.onFailed('rebuild', 'primary', 'its server is gone');

  expect(written).toEqual([
    {
      type: 'note',
      text: "The database of the primary region can't be rebuilt: its server is gone",
    },
  ]);
});

test('what an old writer has is read before it is replaced', async () => {
  const { events, leftBehind } = eventsWith([{ id: 'lost' }]);

  await events.beforeRebuild('primary');

  expect(leftBehind).toMatchObject([{ id: 'lost' }]);
});
