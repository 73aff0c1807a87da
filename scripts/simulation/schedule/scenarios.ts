import type { Random } from '../kernel/random';
import type { During, Fault, RegionPlace, Schedule } from './fault';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** Before this the watchers have nothing to compare with. */
const EARLIEST_MS = 5 * MINUTE_MS;

export interface Scenario {
  readonly name: string;
  readonly because: string;
  /** @param seed - for what is gone through one after the other and not drawn */
  readonly plan: (random: Random, seed: number) => Schedule;
}

const startMs = (random: Random): number => EARLIEST_MS + random.between(0, 120) * SECOND_MS;

const lasting = (random: Random, fromMinutes: number, toMinutes: number): During => {
  const fromMs = startMs(random);
  return { fromMs, untilMs: fromMs + random.between(fromMinutes * 60, toMinutes * 60) * SECOND_MS };
};

const forever = (random: Random): During => ({
  fromMs: startMs(random),
  untilMs: 24 * 60 * MINUTE_MS,
});

const primaryLost = (random: Random, during: During): Fault => ({
  kind: 'region-lost',
  place: 'primary',
  manner: random.pick('refuses', 'hangs'),
  ...during,
});

/** From before the beginning to after the end of every run. */
const always: During = { fromMs: 0, untilMs: 24 * 60 * MINUTE_MS };

const onCall = (fromMinutes: number): Fault => ({
  kind: 'on-call',
  fromMs: fromMinutes * MINUTE_MS,
  untilMs: always.untilMs,
});

const someCalls = (random: Random, place: RegionPlace, during: During): Fault => ({
  kind: 'calls',
  place,
  by: random.pick('state-machines', 'state-machines', 'functions'),
  fate: random.pick('delayed', 'lost', 'answer-lost'),
  share: random.pick(random.between(3, 30), random.between(30, 60)) / 100,
  delayMs: random.between(1, 20) * SECOND_MS,
  ...during,
});

const failoverCrash = (random: Random, place: RegionPlace, atCall: number): Fault => ({
  kind: 'crash',
  place,
  functionName: 'failover',
  atCall,
  when: random.pick('before', 'after'),
});

const minutes = (count: number, faults: readonly Fault[]): Schedule => ({
  durationMs: count * MINUTE_MS,
  faults,
});

const scenario = (name: string, because: string, plan: (random: Random) => Schedule): Scenario => ({
  name,
  because,
  plan,
});

/** Named compositions of faults, each with its times drawn from the seed. */
export const scenarios: readonly Scenario[] = [
  scenario('healthy', 'what is not lost stays where it is', (random) =>
    minutes(30, [
      { kind: 'throttling', place: 'dr', share: 0.05, ...lasting(random, 2, 10) },
      { kind: 'metrics-late', place: 'dr', lateMs: 120_000, ...lasting(random, 2, 10) },
      // A database failover inside the region.
      {
        kind: 'writer-lost',
        place: 'primary',
        fromMs: 15 * MINUTE_MS,
        untilMs: 15 * MINUTE_MS + random.between(10, 30) * SECOND_MS,
      },
      { kind: 'events', fate: 'duplicated' },
    ]),
  ),
  scenario('region-lost', 'the mission', (random) =>
    minutes(25, [primaryLost(random, forever(random))]),
  ),
  scenario('writer-lost', 'the region is up and its database takes nothing', (random) =>
    minutes(25, [{ kind: 'writer-lost', place: 'primary', ...forever(random) }]),
  ),
  scenario('primary-cut-off', 'no way between the primary and everybody', (random) => {
    const during = lasting(random, 12, 18);
    return minutes(35, [
      { kind: 'partition', between: ['primary', 'world'], ...during },
      ...(random.chance(0.7)
        ? [{ kind: 'partition', between: ['primary', 'dr'], ...during } as const]
        : []),
      ...(random.chance(0.5) ? [{ kind: 'fence-times-out' } as const] : []),
    ]);
  }),
  scenario('dr-cut-off', 'the judge is the one who is alone', (random) => {
    const during = lasting(random, 6, 15);
    return minutes(30, [
      { kind: 'partition', between: ['dr', 'world'], ...during },
      { kind: 'partition', between: ['dr', 'primary'], ...during },
    ]);
  }),
  scenario(
    'regions-apart',
    'the two regions do not reach each other, everybody reaches both',
    (random) =>
      minutes(30, [{ kind: 'partition', between: ['primary', 'dr'], ...lasting(random, 6, 15) }]),
  ),
  scenario('throttled', 'AWS says no to many calls while the region is lost', (random) =>
    minutes(30, [
      primaryLost(random, forever(random)),
      {
        kind: 'throttling',
        place: 'dr',
        share: random.between(5, 25) / 100,
        fromMs: 4 * MINUTE_MS,
        untilMs: 24 * 60 * MINUTE_MS,
      },
    ]),
  ),
  scenario('metrics-gone', 'lag unknown or old when the region is lost', (random) =>
    minutes(25, [
      primaryLost(random, forever(random)),
      random.chance(0.5)
        ? { kind: 'metrics-lost', place: 'dr', fromMs: 0, untilMs: 60 * MINUTE_MS }
        : {
            kind: 'metrics-late',
            place: 'dr',
            lateMs: random.between(30, 240) * SECOND_MS,
            fromMs: 0,
            untilMs: 60 * MINUTE_MS,
          },
    ]),
  ),
  scenario('lagging', 'more would be lost than agreed', (random) =>
    minutes(25, [
      primaryLost(random, forever(random)),
      {
        kind: 'replication-slow',
        lagMs: random.between(1, 400) * SECOND_MS,
        fromMs: 0,
        untilMs: 60 * MINUTE_MS,
      },
    ]),
  ),
  scenario('events-astray', 'RDS tells twice or never', (random) =>
    minutes(30, [
      primaryLost(random, lasting(random, 10, 14)),
      { kind: 'events', fate: random.pick('lost', 'duplicated') },
    ]),
  ),
  scenario('slow-promotion', 'Aurora takes its time', (random) =>
    minutes(40, [
      primaryLost(random, forever(random)),
      { kind: 'promotion-slow', promotionMs: random.between(3, 20) * MINUTE_MS },
    ]),
  ),
  scenario('failed-promotion', 'Aurora gives up, once or more often', (random) =>
    minutes(35, [
      primaryLost(random, forever(random)),
      { kind: 'promotion-fails', attempts: random.between(1, 3) },
    ]),
  ),
  scenario('crash', 'a process ends between any two calls', (random) =>
    minutes(30, [
      primaryLost(random, forever(random)),
      ...Array.from({ length: random.between(1, 3) }, (): Fault => {
        const functionName = random.pick('failover', 'failover', 'region-watch');
        return {
          kind: 'crash',
          place: 'dr',
          functionName,
          // region-watch makes about a hundred calls a minute, the failover a hundred in all.
          atCall: functionName === 'failover' ? random.between(1, 90) : random.between(450, 1_000),
          when: random.pick('before', 'after'),
        };
      }),
    ]),
  ),
  scenario('flapping', 'the primary comes and goes', (random) => {
    const first = startMs(random);
    const downMs = random.between(20, 200) * SECOND_MS;
    const upMs = random.between(20, 240) * SECOND_MS;
    return minutes(
      45,
      Array.from({ length: 6 }, (_, index) => {
        const fromMs = first + index * (downMs + upMs);
        return primaryLost(random, { fromMs, untilMs: fromMs + downMs });
      }),
    );
  }),
  scenario('late-schedules', 'the watcher starts late or twice when the region is lost', (random) =>
    minutes(25, [
      primaryLost(random, forever(random)),
      { kind: 'schedules-late', place: 'dr', lateMs: random.between(5, 55) * SECOND_MS, ...always },
      ...(random.chance(0.5) ? [{ kind: 'schedules-twice', place: 'dr', ...always } as const] : []),
    ]),
  ),
  scenario('lost-calls', 'calls of the survivor are slow, lost, or lose their answers', (random) =>
    minutes(30, [
      primaryLost(random, forever(random)),
      ...Array.from({ length: random.between(1, 3) }, () =>
        someCalls(random, 'dr', { fromMs: 0, untilMs: 20 * MINUTE_MS }),
      ),
    ]),
  ),
  scenario('operator-race', 'people act at the same time, more than one', (random) => {
    const during = lasting(random, 8, 20);
    const actions = Array.from({ length: random.between(1, 4) }, (): Fault => {
      const action = random.pick(
        'fail-over',
        'fail-over',
        'switch-over',
        'stop',
        'resume',
        'disarm',
        'arm',
      );
      return {
        kind: 'operator',
        action,
        atMs: during.fromMs + random.between(-60, 600) * SECOND_MS,
      };
    });
    return minutes(70, [
      ...(random.chance(0.8) ? [primaryLost(random, during)] : []),
      ...actions,
      onCall(36),
    ]);
  }),
  scenario('brief-loss', 'gone for less than the confirmation time, and back', (random) => {
    const fromMs = startMs(random);
    return minutes(25, [
      primaryLost(random, { fromMs, untilMs: fromMs + random.between(35, 80) * SECOND_MS }),
    ]);
  }),
  scenario('lost-again', 'payments are back at home, and it is lost within the hour', (random) => {
    const again = random.between(42, 46) * MINUTE_MS;
    return minutes(60, [
      primaryLost(random, lasting(random, 8, 10)),
      { kind: 'on-call', fromMs: 20 * MINUTE_MS, untilMs: again - MINUTE_MS },
      primaryLost(random, { fromMs: again, untilMs: always.untilMs }),
    ]);
  }),
  scenario('failback', 'the old primary returns, and somebody hands payments back', (random) => {
    const during = lasting(random, 8, 12);
    const { untilMs } = during;
    return minutes(65, [
      primaryLost(random, during),
      onCall(20),
      ...(random.chance(0.3)
        ? [someCalls(random, 'dr', { fromMs: untilMs, untilMs: untilMs + 12 * MINUTE_MS })]
        : []),
      ...(random.chance(0.3) ? [{ kind: 'events', fate: 'lost' } as const] : []),
      ...(random.chance(0.3) ? [failoverCrash(random, 'dr', random.between(1, 250))] : []),
    ]);
  }),
  scenario('drill', 'a planned switchover there and back, while things go wrong', (random) => {
    const thereMs = startMs(random);
    const backMs = thereMs + random.between(10, 16) * MINUTE_MS;
    const fromMs = thereMs + random.between(-60, 900) * SECOND_MS;
    const during = { fromMs, untilMs: fromMs + random.between(60, 480) * SECOND_MS };
    const place = random.pick('primary', 'dr');
    const trouble = random.pick<readonly Fault[]>(
      [],
      [{ kind: 'region-lost', place, manner: random.pick('refuses', 'hangs'), ...during }],
      [{ kind: 'writer-lost', place, ...during }],
      [{ kind: 'partition', between: ['primary', 'dr'], ...during }],
      [{ kind: 'throttling', place, share: random.between(5, 25) / 100, ...during }],
      [someCalls(random, place, during)],
      [failoverCrash(random, place, random.between(1, 60))],
    );
    return minutes(70, [
      { kind: 'operator', action: 'switch-over', atMs: thereMs },
      { kind: 'operator', action: 'switch-over', atMs: backMs },
      ...trouble,
      onCall(34),
    ]);
  }),
  scenario('not-armed', 'nobody has armed it yet', (random) =>
    minutes(20, [primaryLost(random, forever(random)), { kind: 'not-armed' }]),
  ),
  scenario('dead-watcher', 'the watcher is gone before the region is', (random) =>
    minutes(25, [
      { kind: 'watcher-dead', place: 'dr', fromMs: 3 * MINUTE_MS, untilMs: 24 * 60 * MINUTE_MS },
      primaryLost(random, forever(random)),
    ]),
  ),
];
