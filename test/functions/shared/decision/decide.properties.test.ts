import fc from 'fast-check';
import { decide } from '../../../../functions/shared/decision/decide';
import type { DecisionInput } from '../../../../functions/shared/decision/facts';
import { defaultPolicy } from '../../../../functions/shared/decision/policy';
import type { DatabaseReading, Health, Sample } from '../../../../functions/shared/signals/sample';
import { armed, operation, START_MS, sampleAt } from '../support/samples';

const SEED = { seed: 20_260_105, numRuns: 1_500 };

const health = (bad: number) =>
  fc.oneof(
    { weight: bad, arbitrary: fc.constant<Health>('unhealthy') },
    { weight: 1, arbitrary: fc.constantFrom<Health>('healthy', 'unknown', 'unhealthy') },
  );

const known: fc.Arbitrary<DatabaseReading> = fc.record({
  kind: fc.constant('known' as const),
  writerRegion: likely('us-east-1', undefined),
  thisRegionWrites: likely(false, true),
  operation: likely('none' as const, 'failing-over' as const, 'switching-over' as const),
  synchronization: likely('connected' as const, 'pending-resync' as const, 'unknown' as const),
  thisMemberAvailable: likely(true, false),
  lag: fc.oneof(
    { weight: 4, arbitrary: lagOf(fc.nat({ max: 1_000 }), fc.nat({ max: 90_000 })) },
    { weight: 1, arbitrary: lagOf(fc.nat({ max: 600_000 }), fc.nat({ max: 600_000 })) },
    { weight: 1, arbitrary: fc.constant({ kind: 'unknown' as const, detail: 'no data' }) },
  ),
});

function lagOf(lagMs: fc.Arbitrary<number>, ageMs: fc.Arbitrary<number>) {
  return fc.record({ kind: fc.constant('known' as const), lagMs, ageMs });
}

function likely<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 60, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

const reading: fc.Arbitrary<DatabaseReading> = fc.oneof(
  { weight: 60, arbitrary: known },
  { weight: 1, arbitrary: fc.constant({ kind: 'unknown' as const, detail: 'throttled' }) },
);

/** Weighted towards losses: of evenly random signals hardly any would be worth a thought. */
const samples: fc.Arbitrary<readonly Sample[]> = fc
  .array(
    fc.record({
      gapMs: likely(10_000, 20_000, 60_000),
      verdict: health(80),
      probe: health(80),
      self: likely<Health>('healthy', 'unhealthy', 'unknown'),
      database: reading,
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => {
    let atMs = START_MS;
    return parts.map(({ gapMs, ...part }) => {
      atMs += gapMs;
      return sampleAt(atMs, part);
    });
  });

const lastOperation = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        endedAtMs: fc.option(fc.integer({ min: START_MS - 4_000_000, max: START_MS + 200_000 }), {
          nil: undefined,
        }),
        outcome: fc.constantFrom('done' as const, 'failed' as const, 'aborted' as const),
        phase: fc.constantFrom('confirmed' as const, 'promoting' as const, 'done' as const),
      })
      .map((end) => ({ ...operation, ...end })),
  },
);

const input: fc.Arbitrary<DecisionInput> = fc
  .record({
    samples,
    nowMs: fc.constant(0),
    arming: likely<DecisionInput['arming']>(armed, undefined, { ...armed, armed: false }),
    lastOperation,
    policy: fc.constant(defaultPolicy),
    homeRole: likely<DecisionInput['homeRole']>('dr', 'primary'),
  })
  .chain(
    (parts) =>
      fc.record({
        ...Object.fromEntries(
          Object.entries(parts).map(([name, value]) => [name, fc.constant(value)]),
        ),
        nowMs: likely((parts.samples.at(-1)?.atMs ?? START_MS) + 4_000, START_MS + 1_000_000),
      }) as fc.Arbitrary<DecisionInput>,
  );

const failsOver = (each: DecisionInput): boolean => decide(each).decision.action === 'fail-over';

/** Checks something of every input that is failed over, and that there are enough of them. */
function everyFailover(check: (each: DecisionInput) => void): void {
  let seen = 0;
  fc.assert(
    fc.property(input, (each) => {
      if (failsOver(each)) {
        seen += 1;
        check(each);
      }
    }),
    SEED,
  );
  expect(seen).toBeGreaterThan(100);
}

describe('a failover', () => {
  test('has a whole minute of samples in which both votes said lost and this region was well', () => {
    everyFailover(({ samples: all, nowMs, policy }) => {
      const newestMs = all.at(-1)?.atMs ?? 0;
      const firstIndex = all.findLastIndex(({ atMs }) => newestMs - atMs >= policy.confirmationMs);
      const minute = all.slice(firstIndex);

      expect(firstIndex).toBeGreaterThanOrEqual(0);
      expect(minute.length).toBeGreaterThanOrEqual(policy.minSamples);
      expect(nowMs - newestMs).toBeLessThanOrEqual(policy.maxSampleGapMs);
      for (const [index, { atMs, verdict, probe, self }] of minute.entries()) {
        expect([verdict.health, probe.health, self.health]).toEqual([
          'unhealthy',
          'unhealthy',
          'healthy',
        ]);
        expect(atMs - (minute[index - 1]?.atMs ?? atMs)).toBeLessThanOrEqual(policy.maxSampleGapMs);
      }
    });
  });

  test('is armed, and is in the DR region', () => {
    everyFailover(({ arming, homeRole }) => {
      expect(arming?.armed).toBe(true);
      expect(homeRole).toBe('dr');
    });
  });

  test('has no operation running or just ended', () => {
    everyFailover(({ lastOperation: last, nowMs, policy }) => {
      const ended = last === undefined || last.endedAtMs !== undefined;
      const cool =
        last === undefined ||
        last.outcome === 'aborted' ||
        last.phase === 'confirmed' ||
        nowMs - (last.endedAtMs ?? nowMs) >= policy.cooldownMs;

      expect({ ended, cool }).toEqual({ ended: true, cool: true });
    });
  });

  test('has a database that is known, written elsewhere, at rest and available here', () => {
    everyFailover(({ samples: all }) => {
      expect(all.at(-1)?.database).toMatchObject({
        kind: 'known',
        writerRegion: 'us-east-1',
        thisRegionWrites: false,
        operation: 'none',
        thisMemberAvailable: true,
      });
    });
  });
});

describe('a decision', () => {
  const BETTER: Readonly<Record<Health, readonly Health[]>> = {
    unhealthy: ['unknown', 'healthy'],
    unknown: ['healthy'],
    healthy: [],
  };

  test('never becomes a failover when a vote on the active region gets better', () => {
    const steadyLag = (database: DatabaseReading): DatabaseReading =>
      database.kind === 'known'
        ? { ...database, synchronization: 'connected', lag: { kind: 'known', lagMs: 50, ageMs: 0 } }
        : database;

    fc.assert(
      fc.property(
        input,
        fc.nat(),
        fc.constantFrom('verdict' as const, 'probe' as const),
        fc.nat(),
        (each, at, vote, choice) => {
          // The lag is judged at the loss, and a loss that began later may be judged otherwise.
          const before = each.samples.map((sample) => ({
            ...sample,
            database: steadyLag(sample.database),
          }));
          const index = at % before.length;
          const better = BETTER[before[index]?.[vote].health ?? 'healthy'];
          const improved = before.map((sample, position) =>
            position === index && better.length > 0
              ? { ...sample, [vote]: { health: better[choice % better.length], detail: '' } }
              : sample,
          );

          if (!failsOver({ ...each, samples: before })) {
            expect(failsOver({ ...each, samples: improved })).toBe(false);
          }
        },
      ),
      SEED,
    );
  });

  test('depends on nothing but its input', () => {
    fc.assert(
      fc.property(input, (each) => {
        expect(decide(each)).toEqual(decide(each));
      }),
      { ...SEED, numRuns: 500 },
    );
  });

  test('leaves its input as it was', () => {
    fc.assert(
      fc.property(input, (each) => {
        const before = JSON.stringify(each);

        decide(each);

        expect(JSON.stringify(each)).toBe(before);
      }),
      { ...SEED, numRuns: 500 },
    );
  });
});
