import {
  agreedHolds,
  scheduleOfHold,
} from '../../../../scripts/simulation/invariants/agreed-holds';
import { holdsAsAgreed } from '../../../../scripts/simulation/invariants/holds-as-agreed';
import { probesTheWriter } from '../../../../scripts/simulation/invariants/probes-the-writer';
import { samplesAreKept } from '../../../../scripts/simulation/invariants/samples-are-kept';
import type { Effect, Observations } from '../../../../scripts/simulation/observations';
import { judges, scheduleNamed } from './judges';

const holdNamed = (name: string) => scheduleNamed(agreedHolds, scheduleOfHold, name);

const withSamples =
  (change: (effect: Extract<Effect, { kind: 'item' }>) => Partial<Effect>) =>
  ({ effects }: Observations): Partial<Observations> => ({
    effects: effects.map((effect) =>
      effect.kind === 'item' && effect.item === 'samples' && effect.place === 'dr'
        ? ({ ...effect, ...change(effect) } as Effect)
        : effect,
    ),
  });

const timesOf = ({ value }: { readonly value: unknown }): readonly unknown[] =>
  Array.isArray(value) ? value : [];

describe('a loss that lasts', () => {
  judges(samplesAreKept, holdNamed('disarmed, and lost for seven minutes'), {
    'forgets what was before it': withSamples((effect) => ({
      value: timesOf(effect).slice(-30),
    })),
    'has its samples in disorder': withSamples((effect) => ({
      value: [...timesOf(effect)].reverse(),
    })),
    'rests on a lag of another time': withSamples(({ newest }) => ({
      newest: {
        ...(newest as object),
        database: { kind: 'known', lag: { kind: 'known', lagMs: 1, ageMs: 300_001 } },
      },
    })),
  });
});

describe('a watcher whose region writes', () => {
  judges(probesTheWriter, holdNamed('the home primary writes, and for a while nobody is said to'), {
    'probes the other region': ({ signals }) => ({
      signals: signals.map((signal) =>
        signal.of === 'primary' && signal.place === 'primary' && signal.atMs > 380_000
          ? { ...signal, of: 'dr' as const }
          : signal,
      ),
    }),
    'asks for a verdict on itself': ({ signals }) => ({
      signals: signals.map((signal) =>
        signal.kind === 'verdict' ? { ...signal, place: 'primary' as const } : signal,
      ),
    }),
  });
});

describe('a lag of exactly three minutes before', () => {
  judges(
    holdsAsAgreed,
    holdNamed('well, and the lag was measured exactly three minutes before somebody asks for it'),
    {
      'is too old': ({ invocations }) => ({
        invocations: invocations.map((each) => ({ ...each, answer: { inSync: false } })),
      }),
      'is new enough a millisecond later': ({ invocations }) => ({
        invocations: invocations.map((each) => ({ ...each, answer: { inSync: true } })),
      }),
    },
  );
});
