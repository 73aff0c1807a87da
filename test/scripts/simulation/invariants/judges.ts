import type { Invariant, Run } from '../../../../scripts/simulation/invariants/invariant';
import type { Effect, Observations } from '../../../../scripts/simulation/observations';
import { runSchedule } from '../../../../scripts/simulation/run';
import type { Schedule } from '../../../../scripts/simulation/schedule/fault';

interface Named {
  readonly name: string;
}

export function scheduleNamed<T extends Named>(
  all: readonly T[],
  schedule: (each: T) => Schedule,
  name: string,
): Schedule {
  const found = all.find((each) => each.name === name);
  if (found === undefined) {
    throw new Error(`nothing was agreed about "${name}"`);
  }
  return schedule(found);
}

const lived = async (schedule: Schedule): Promise<Run> => ({
  schedule,
  seen: await runSchedule(schedule, 1),
});

export type Change = (seen: Observations) => Partial<Observations>;

export const changed =
  (item: RegExp, change: object): Change =>
  ({ effects }) => ({
    effects: effects.map(
      (effect): Effect =>
        effect.kind === 'item' && item.test(effect.item)
          ? { ...effect, value: { ...Object(effect.value), ...change } }
          : effect,
    ),
  });

export const startedLaterBy =
  (ms: number): Change =>
  ({ executions }) => ({
    executions: executions.map((each) => ({ ...each, startedAtMs: each.startedAtMs + ms })),
  });

export const pagedTwice: Change = ({ pages }) => ({ pages: [...pages, ...pages] });
export const unpaged: Change = () => ({ pages: [] });

/** Lives through a run once, and has an invariant judge it as it was, and with each of some changes. */
export function judges(
  invariant: Invariant,
  schedule: Schedule,
  cases: Readonly<Record<string, Change>>,
) {
  let run: Run;

  beforeAll(async () => {
    run = await lived(schedule);
  });

  test('is as it should be', () => {
    expect(invariant.check(run)).toEqual([]);
  });

  test.each(Object.entries(cases))('may not be one that %s', (_, change) => {
    const { seen } = run;

    expect(invariant.check({ schedule, seen: { ...seen, ...change(seen) } })).not.toEqual([]);
  });
}
