import type { ClientBody, ClientOutage } from '../../../../scripts/drill/evidence/types';
import { interruptionsOf, longest } from '../../../../scripts/drill/report/interruptions';

const client = (
  name: string,
  outages: readonly (readonly [number, number | null])[],
): ClientBody => ({
  type: 'client',
  client: name,
  requests: 10,
  taken: 5,
  refused: 0,
  failed: 5,
  outages: outages.map(([fromMs, toMs]): ClientOutage => ({ fromMs, toMs, failedRequests: 2 })),
});

it('takes outages that overlap as one, until the last client is through', () => {
  const interruptions = interruptionsOf([
    client('a', [[100, 500]]),
    client('b', [[120, 900]]),
    client('c', [[200, 300]]),
  ]);

  expect(interruptions).toEqual([{ fromMs: 100, toMs: 900, clients: 3, failedRequests: 6 }]);
});

it('keeps apart what has nothing to do with each other, and finds the longest', () => {
  const interruptions = interruptionsOf([
    client('a', [
      [100, 200],
      [1_000, 1_900],
    ]),
    client('b', []),
  ]);

  expect(interruptions.map(({ fromMs }) => fromMs)).toEqual([100, 1_000]);
  expect(longest(interruptions)).toMatchObject({ fromMs: 1_000, toMs: 1_900 });
});

it('takes one that never ended for longer than any that did', () => {
  const interruptions = interruptionsOf([
    client('a', [[100, 9_000]]),
    client('b', [[9_500, null]]),
  ]);

  expect(longest(interruptions)).toMatchObject({ fromMs: 9_500, toMs: null });
});

it('lets nothing after one that never ended count as another', () => {
  const interruptions = interruptionsOf([client('a', [[100, null]]), client('b', [[500, 900]])]);

  expect(interruptions).toEqual([{ fromMs: 100, toMs: null, clients: 2, failedRequests: 4 }]);
});

it('counts a client once, however often it failed', () => {
  const [interruption] = interruptionsOf([
    client('a', [
      [100, 300],
      [200, 400],
    ]),
  ]);

  expect(interruption).toMatchObject({ clients: 1, toMs: 400 });
});
