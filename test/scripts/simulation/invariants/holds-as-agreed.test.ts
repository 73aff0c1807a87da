import {
  agreedHolds,
  scheduleOfHold,
} from '../../../../scripts/simulation/invariants/agreed-holds';
import { holdsAsAgreed } from '../../../../scripts/simulation/invariants/holds-as-agreed';
import type { Effect } from '../../../../scripts/simulation/observations';
import { changed, judges, scheduleNamed, startedLaterBy } from './judges';

const holdNamed = (name: string) => scheduleNamed(agreedHolds, scheduleOfHold, name);

/** Every version of the samples, as the watcher has written it. */
const withSamples =
  (change: (samples: readonly unknown[]) => readonly unknown[]) =>
  ({ effects }: { readonly effects: readonly Effect[] }) => ({
    effects: effects.map(
      (effect): Effect =>
        effect.kind === 'item' && effect.item === 'samples' && Array.isArray(effect.value)
          ? { ...effect, value: change(effect.value) }
          : effect,
    ),
  });

describe('samples that a watcher can make nothing of', () => {
  judges(
    holdsAsAgreed,
    holdNamed('samples that are no objects, without a time or without a signal'),
    {
      'are kept': withSamples((samples) => [{ atMs: 1 }, ...samples]),
      'take the good ones with them': withSamples((samples) => samples.slice(1)),
      'stop the watcher': withSamples(() => []),
      'make nobody miss the heartbeat that is missing': () => ({
        silentWatchers: [{ place: 'dr', atMs: 1 }],
      }),
    },
  );
});

describe('an operation that a watcher can make nothing of', () => {
  judges(holdsAsAgreed, holdNamed('lost, with an operation in another phase'), {
    'is decided on': changed(/^decision$/, { reason: 'suspicious' }),
    'leaves the heartbeat': () => ({ silentWatchers: [] }),
  });
});

describe('a loss that lasts for exactly the confirmation time', () => {
  judges(holdsAsAgreed, holdNamed('lost for exactly the confirmation time'), {
    'may not wait for another sample': startedLaterBy(10_000),
    'may not be believed a sample before': startedLaterBy(-10_000),
  });
});
