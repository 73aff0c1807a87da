import { createWorld } from '../../../../scripts/simulation/world/world';
import { MINUTE_MS } from '../support';

describe('a region that is punctual', () => {
  test('takes its samples ten seconds apart, to the millisecond, and the other one does not', async () => {
    const world = createWorld(
      {
        durationMs: 2 * MINUTE_MS,
        faults: [
          { kind: 'punctual', place: 'dr', afterMs: 5000, fromMs: 0, untilMs: 60 * MINUTE_MS },
        ],
      },
      1,
    );
    await world.timeline.runUntil(2 * MINUTE_MS - 1);
    const times = (place: 'primary' | 'dr') => [
      ...new Set(
        world.observations.signals
          .filter((signal) => signal.kind === 'self' && signal.place === place)
          .map(({ atMs }) => atMs),
      ),
    ];

    expect(times('dr')).toEqual(Array.from({ length: 12 }, (_, index) => 5000 + 10_000 * index));
    expect(times('primary').some((atMs) => atMs % 10_000 !== 5000)).toBe(true);
  });
});
