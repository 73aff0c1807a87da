import { functionArtifact } from '../../../../scripts/dr-cli/product/function-code';
import { paymentsFrom } from '../../../../scripts/dr-cli/product/payments';
import { templates } from '../../../../templates-src';
import { type TemplateDocument, toDocument } from '../../../../templates-src/cfn/document';
import { DEPLOY_TIMEOUT_MS, deployedWorld } from '../../../support/deployed-world';

// Not in the time of whichever test comes first.
beforeAll(async () => void (await deployedWorld()), DEPLOY_TIMEOUT_MS);

/** The regional stack lets autoscaling go higher; its minimum stays what it was. */
const higher = paymentsFrom(() => ({
  template: (stack) => {
    const document = toDocument(templates[stack]());
    return stack === 'regional' ? withMaxTasks(document, '60') : document;
  },
  functionCode: (name) =>
    functionArtifact(name, new TextEncoder().encode(`exports.handler = () => '${name}';`)),
}));

function withMaxTasks(document: TemplateDocument, MaxTasks: string): TemplateDocument {
  return {
    ...document,
    Mappings: {
      ...document.Mappings,
      Capacity: { primary: { MinTasks: '10', MaxTasks }, dr: { MinTasks: '2', MaxTasks } },
    },
  };
}

const minimumIn = async (world: Awaited<ReturnType<typeof deployedWorld>>) =>
  JSON.parse((await world.run('status --json')).out).regions.dr.tasks.minimum;

test('at home a deploy may change capacity and members of the global database', async () => {
  const world = await deployedWorld();

  const preview = await world.run('preview regional@dr', { product: higher });
  const deployment = await world.run('deploy --yes --only regional@dr', { product: higher });

  expect(preview.exitCode).toBe(2);
  expect(preview.out).toContain('MaxCapacity: 50 → 60');
  expect(deployment.exitCode).toBe(0);
});

test('after a failover a deploy that would take tasks away is refused, and names the property', async () => {
  const world = await deployedWorld();
  await world.run('failover --planned --yes');
  const why = 'while us-east-2 (dr) writes';
  const effect = 'ScalableTarget.MinCapacity lowers the capacity of the active region from 10 to 2';

  const preview = await world.run('preview regional@dr', { product: higher });
  const refused = await world.run('deploy --yes --only regional@dr', { product: higher });
  const before = await minimumIn(world);
  const allowed = await world.run('deploy --yes --only regional@dr --allow-change-after-failover', {
    product: higher,
  });

  expect(preview.exitCode).toBe(4);
  expect(preview.out).toContain(`  guarded: ${effect}, ${why}`);
  expect(preview.out).toContain('a deploy would be refused: it would undo a failover\n');
  expect(refused.exitCode).toBe(1);
  expect(refused.err).toContain(
    `error: the change to stack regional-demo in us-east-2 (regional@dr) is refused ${why}`,
  );
  expect(refused.err).toContain(effect);
  expect(refused.err).toMatch(/or: dr-cli deploy .*--allow-change-after-failover/);
  expect(before).toBe(10);
  expect(allowed.exitCode).toBe(0);
  expect(await minimumIn(world)).toBe(2);
});

test('what lowers nothing of the region that serves goes ahead after a failover', async () => {
  const world = await deployedWorld();
  await world.run('failover --planned --yes');

  const home = await world.run('preview regional@primary', { product: higher });
  const image = await world.run(`deploy --yes --image-digest sha256:${'b'.repeat(64)}`);

  expect(home.out).not.toContain('guarded:');
  expect(home.exitCode).toBe(2);
  expect(image.exitCode).toBe(0);
  expect(await minimumIn(world)).toBe(10);
});

test('after a failover no member of the global database is downgraded, in either region', async () => {
  const world = await deployedWorld();
  await world.run('failover --planned --yes');

  const { exitCode, out } = await world.run('preview regional --database-engine-version 17.5');

  expect(exitCode).toBe(4);
  expect(
    out.match(/guarded: DatabaseCluster\.EngineVersion downgrades it from 17\.7 to 17\.5/g),
  ).toHaveLength(2);
});

test('while an operation runs the guard holds too', async () => {
  const world = await deployedWorld();
  await world.run('failover --planned --yes --no-wait');
  await world.pass(0.2);

  const { exitCode, out } = await world.run('preview regional --database-engine-version 17.5');

  expect(exitCode).toBe(4);
  expect(out).toMatch(/guarded: .* while switchover-1 runs in us-east-1 \(phase \w+\)/);
});
