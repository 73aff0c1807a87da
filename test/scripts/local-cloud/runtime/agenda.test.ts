import fc from 'fast-check';
import { emptyState } from '../../../../scripts/local-cloud/regions';
import { schedule, takeNextEvent } from '../../../../scripts/local-cloud/runtime/agenda';

describe('the agenda', () => {
  it('gives events by time, and in the order of scheduling where times are equal', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
        const state = emptyState();
        for (const [index, atMs] of times.entries()) {
          schedule(state, { atMs, kind: 'ecs.converge', region: 'r', subject: String(index) });
        }

        const taken = times.map(() => takeNextEvent(state));

        const expected = times
          .map((atMs, index) => ({ atMs, subject: String(index) }))
          .sort(
            (one, other) => one.atMs - other.atMs || Number(one.subject) - Number(other.subject),
          );
        expect(taken.map((event) => event && { atMs: event.atMs, subject: event.subject })).toEqual(
          expected,
        );
        expect(takeNextEvent(state)).toBeUndefined();
      }),
      { seed: 1 },
    );
  });
});
