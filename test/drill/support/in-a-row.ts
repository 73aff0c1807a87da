import { scenarioNamed } from '../../../scripts/drill/scenarios';
import type { Scenario } from '../../../scripts/drill/scenarios/scenario';

/**
 * Several scenarios in one deployment, judged as one: by what the last one promises. All before it must
 * leave everything as it was and lose nothing, as the last one loses nothing, so that whatever one of
 * them breaks is broken in the end: a move of the writer is one too many, a lost payment is lost.
 */
export function inARow(...names: readonly string[]): Scenario {
  const scenarios = names.map(named);
  const last = scenarios.at(-1);
  if (last === undefined) throw new Error('there is nothing to run');
  for (const { name, expected } of scenarios) {
    const isQuiet = expected.outcome === 'no-failover' && expected.moves === 0;
    if ((name !== last.name && !isQuiet) || expected.lossless !== 'from-the-start') {
      throw new Error(`${name} can't be judged together with others`);
    }
  }
  return {
    ...last,
    name: names.join('-then-'),
    description: scenarios.map(({ description }) => description).join(' Then: '),
    run: async (stage) => {
      for (const { run } of scenarios) await run(stage);
    },
  };
}

function named(name: string): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  return scenario;
}
