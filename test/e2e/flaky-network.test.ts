import { EXIT } from '../../scripts/engine/errors';
import type { CallOutcome, Interference } from '../../scripts/local-cloud/runtime/call';
import { AwsError } from '../../scripts/local-cloud/service';
import { Random } from '../../scripts/simulation/kernel/random';
import { jsonLines, type LocalWorld, localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';

const DEPLOYS = 200;
const FAILING_SHARE = 0.2;

const throttled: CallOutcome = {
  kind: 'error',
  error: new AwsError('Throttling', 'Rate exceeded', 400),
};
const broken: CallOutcome = {
  kind: 'error',
  error: new AwsError('InternalFailure', 'An internal error occurred', 500),
};

/** A fifth of the calls of `dr-cli` fail, in every way that a network and a service have. */
function flaky(random: Random): { readonly interference: Interference; failures(): number } {
  let failures = 0;
  return {
    failures: () => failures,
    interference: ({ from }) => {
      if (from.kind !== 'client' || !random.chance(FAILING_SHARE)) {
        return { kind: 'ok' };
      }
      failures += 1;
      return random.pick<CallOutcome>(
        throttled,
        broken,
        // The connection is refused or reset; no answer comes; the call counts and its answer is lost.
        { kind: 'refused' },
        { kind: 'hang' },
        { kind: 'lost-answer' },
      );
    },
  };
}

/** Ids of the events of stacks, by step, in the order in which they were shown. */
function shownEvents(out: string): string[] {
  return jsonLines(out).flatMap(({ type, step, event }) =>
    type === 'resource' && typeof event === 'object' && event !== null && 'eventId' in event
      ? [`${step} ${event.eventId}`]
      : [],
  );
}

/** Stacks of every name that exist, each once. */
function stacksOf(world: LocalWorld): readonly string[] {
  return Object.entries(world.state().regions).flatMap(([region, { cloudFormation }]) =>
    Object.values(cloudFormation.stacks).map(
      ({ stackName, status }) => `${region} ${stackName} ${status}`,
    ),
  );
}

test(`${DEPLOYS} deploys of which every fifth call fails end complete, with each stack once and each event shown once`, async () => {
  const product = smallProduct();
  const calm = localWorld(product);
  const untroubled = await calm.run('deploy --yes --json');
  const expectedEvents = shownEvents(untroubled.out).length;
  let failures = 0;

  for (let seed = 1; seed <= DEPLOYS; seed += 1) {
    const network = flaky(new Random(seed));
    const world = localWorld(product, { interference: network.interference });

    const { exitCode, out, err } = await world.run('deploy --yes --json');

    failures += network.failures();
    const events = shownEvents(out);
    expect({ seed, exitCode, err }).toMatchObject({ seed, exitCode: EXIT.done });
    expect(new Set(stacksOf(world))).toEqual(new Set(stacksOf(calm)));
    expect(stacksOf(world)).toHaveLength(stacksOf(calm).length);
    expect(new Set(events).size).toBe(events.length);
    expect(events.length).toBe(expectedEvents);
  }

  expect(failures).toBeGreaterThan(10 * DEPLOYS);
});
