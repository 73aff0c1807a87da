import fc from 'fast-check';
import {
  copyIdOf,
  UNPLANNED_FAILOVER_PREFIX,
} from '../../../../functions/failover/lost-writes/snapshot-names';

it('makes of any name one that RDS takes for a snapshot', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (rest) => {
      const copyId = copyIdOf(UNPLANNED_FAILOVER_PREFIX + rest);

      expect(copyId.length).toBeLessThanOrEqual(63);
      expect(copyId).toMatch(/^lost-writes(-[a-z0-9]+)*$/);
    }),
    { seed: 7 },
  );
});

it('keeps the end of a long name, where the time is', () => {
  const copyId = copyIdOf(`${UNPLANNED_FAILOVER_PREFIX}${'x'.repeat(60)}-2026-01-05-11-00`);

  expect(copyId).toMatch(/-2026-01-05-11-00$/);
});
