import { localWorld } from '../../../support/local-world';
import { smallProduct, smallTemplates } from '../../../support/small-product';

const { base, service } = smallTemplates;
const STEPS = [
  'stack-set-roles@dr',
  ...['base@primary', 'base@dr', 'pairing@primary', 'pairing@dr'],
  ...['service@primary', 'service@dr', 'front@primary'],
];

function stepsOf(out: string): string[] {
  return [...out.matchAll(/^(\S+): (\w+) (\w+) after/gm)].map(([, step, , outcome]) =>
    outcome === 'succeeded' ? `${step}` : `${step} ${outcome}`,
  );
}

/** The small product with a resource of a name that is taken in the service stack. */
const failing = smallProduct({
  service: {
    ...service,
    Resources: {
      ...(service?.Resources as object),
      Bad: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: {
            'Fn::Sub': 'artifacts-${AWS::AccountId}-${RegionCode}-${EnvironmentSuffix}',
          },
        },
      },
    },
  },
});

const changed = smallProduct({
  base: {
    ...base,
    Resources: { ...(base?.Resources as object), More: { Type: 'AWS::SNS::Topic' } },
  },
});

test('all stacks of a run are shown, each once, and the run is named', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --stack-sets');

  const { out } = await world.run('logs');
  const chart = await world.run('logs --chart');

  expect(out).toMatch(/^run \d{8}T\d{6}-[0-9a-f]{6}, /);
  expect(stepsOf(out).sort()).toEqual([...STEPS].sort());
  expect(chart.out.split('\n').filter((line) => /^\S+@\w+ +.*[█░]/.test(line))).toHaveLength(8);
});

test('one stack alone is shown with its run', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --stack-sets');

  const { out } = await world.run('logs --only service@dr');

  expect(out).toMatch(/^run \d{8}T/);
  expect(stepsOf(out)).toEqual(['service@dr']);
});

test('a run that failed is not mixed with the one after it', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --stack-sets', { product: failing });

  const failed = await world.run('logs');
  await world.pass(5);
  await world.run('deploy --yes --stack-sets');
  const after = await world.run('logs');

  expect(stepsOf(failed.out)).toEqual(
    expect.arrayContaining(['base@dr', 'service@primary failed']),
  );
  expect(new Set(stepsOf(failed.out)).size).toBe(stepsOf(failed.out).length);
  expect(stepsOf(after.out).sort()).toEqual(['front@primary', 'service@dr', 'service@primary']);
});

test('what stack sets changed alone long after a run is not that run', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --stack-sets');
  await world.pass(120);
  await world.run('deploy --yes --stack-sets', { product: changed });

  const { out } = await world.run('logs');

  expect(out).toMatch(/^by stack sets, /);
  expect(stepsOf(out)).toEqual(['base@primary', 'base@dr']);
});

test.each(['base@primary', 'service'])(
  'that %s alone is not deployed is said of it alone',
  async (only) => {
    const world = localWorld(smallProduct());
    await world.run('deploy --yes --only base@dr');

    const { exitCode, err } = await world.run(`logs --only ${only}`);

    expect(exitCode).toBe(1);
    expect(err).toContain(`${only} of demo is not deployed: there are no events`);
  },
);
