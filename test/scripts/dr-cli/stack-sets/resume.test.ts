import type { CloudCall } from '../../../../scripts/local-cloud/throttling';
import { type LocalWorld, localWorld } from '../../../support/local-world';
import { smallProduct } from '../../../support/small-product';

const REGIONS = ['us-east-1', 'us-east-2'] as const;

/** Stacks and stack sets that exist, without the ids that StackSets makes up. */
function existing(world: LocalWorld): string[] {
  return REGIONS.flatMap((region) => {
    const { stacks = {}, stackSets = [] } = world.state().regions[region]?.cloudFormation ?? {};
    return [
      ...Object.values(stacks)
        .filter(({ status }) => status !== 'DELETE_COMPLETE')
        .map(({ stackName, status }) => `${region} ${stackName} ${status}`),
      ...stackSets
        .filter(({ status }) => status === 'ACTIVE')
        .flatMap(({ name, instances }) =>
          Object.values(instances).map(
            (one) => `${region} ${name}: ${one.region} ${one.stackId?.split('/')[1]}`,
          ),
        ),
    ].map((text) => text.replace(/-[\da-f]{8}-[\da-f-]{27}/g, ''));
  }).sort();
}

/** The world after a deploy that was interrupted in the n-th call of an operation. */
async function interruptedAt(operation: string, count: number): Promise<LocalWorld> {
  let interrupt = () => {};
  let calls = 0;
  const world = localWorld(smallProduct(), (call: CloudCall) => {
    calls += call.operation === operation ? 1 : 0;
    if (call.operation === operation && calls === count) {
      interrupt();
    }
    return undefined;
  });
  const { exitCode } = await world.run('deploy --yes --stack-sets', {
    onStart: (io) => {
      interrupt = () => io.interrupt();
    },
  });
  if (exitCode !== 130) {
    throw new Error(`it was not interrupted, but ended with ${exitCode}`);
  }
  return world;
}

let undisturbed: readonly string[];

beforeAll(async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --stack-sets');
  undisturbed = existing(world);
});

test.each([
  ['CreateStackSet', 1],
  ['CreateStackInstances', 1],
  ['CreateStackInstances', 2],
  ['CreateStackInstances', 4],
  ['UpdateStackInstances', 1],
  ['UpdateStackInstances', 2],
])(
  'a deploy that is interrupted in %s number %i ends as if nothing had been',
  async (operation, count) => {
    const world = await interruptedAt(operation, count);

    const { exitCode, err } = await world.run('deploy --yes --stack-sets');

    expect(err).toContain('taking up run');
    expect(exitCode).toBe(0);
    expect(existing(world)).toEqual(undisturbed);
  },
);

test('a stack that an earlier run is about to make is waited for, and not made twice', async () => {
  const world = await interruptedAt('CreateStackInstances', 3);

  const { exitCode, err } = await world.run('deploy --yes --stack-sets --only service@primary');

  expect(err).toContain('waiting for the operation that runs on stack set service-demo');
  expect(exitCode).toBe(0);
  expect(existing(world).filter((text) => text.includes('service'))).toEqual([
    'us-east-1 StackSet-service-demo CREATE_COMPLETE',
    'us-east-2 service-demo: us-east-1 StackSet-service-demo',
  ]);
});

test('a stack that an earlier run is still making is not left out of a destroy', async () => {
  const world = await interruptedAt('CreateStackInstances', 1);

  const first = await world.run('destroy --yes --delete-data');
  const second = await world.run('destroy --yes --delete-data');

  expect(first.exitCode).toBe(1);
  expect(first.err).toContain('stack set base-demo in us-east-2 has made a stack since');
  expect(second.exitCode).toBe(0);
  expect(existing(world)).toEqual([]);
  expect(REGIONS.flatMap(world.resources)).toEqual([]);
});
