import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { chooseSettings } from '../../scripts/dr-cli/settings';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { jsonLines, type LocalWorld, localWorld } from '../support/local-world';
import { paymentsFromSource } from '../support/payments-product';

/** The payments product without what `--local` stands in for: settings as in an account. */
const strict = {
  ...paymentsFromSource,
  deployInput: (settings: ReturnType<typeof chooseSettings>) => {
    const { domainName: _d, hostedZoneId: _z, imageDigest: _i, ...defaults } = settings.defaults;
    return paymentsFromSource.deployInput({ ...settings, defaults });
  },
};

const required = `--domain payments.example.com --hosted-zone-id Z0123456789EXAMPLE --image-digest sha256:${'a'.repeat(64)}`;

async function parameters(
  world: LocalWorld,
  stack: string,
  region = 'us-east-1',
): Promise<Record<string, string>> {
  const client = world.attach(new CloudFormationClient(localClientConfig(region)));
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  return Object.fromEntries(
    (Stacks?.[0]?.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [
      ParameterKey,
      ParameterValue,
    ]),
  );
}

const only = '--yes --only foundation global-database';

test('a setting that is left off stays as it is', async () => {
  const world = localWorld(strict);
  await world.run(
    `deploy ${required} --nat-gateways single --database-engine-version 17.5 ${only}`,
  );

  const { exitCode, err } = await world.run(`deploy ${only}`);

  expect(exitCode).toBe(0);
  expect(err).toContain('no changes: everything was up to date');
  expect(await parameters(world, 'foundation-demo')).toMatchObject({ NatGateways: 'single' });
  expect(await parameters(world, 'global-database-demo')).toMatchObject({
    DatabaseEngineVersion: '17.5',
  });
});

test('the plan says which parameters change, from what and to what, and no others', async () => {
  const world = localWorld(strict);
  await world.run(`deploy ${required} --nat-gateways single ${only}`);

  const { err, exitCode } = await world.run(
    `deploy --nat-gateways per-zone --domain payments.example.com ${only}`,
  );

  expect(exitCode).toBe(0);
  expect(err).toMatch(/^ {2}foundation@primary .*\n {4}NatGateways: single → per-zone\n {2}\S/m);
  expect(await parameters(world, 'foundation-demo', 'us-east-2')).toMatchObject({
    NatGateways: 'per-zone',
  });
});

test('the events of a plan carry the changes', async () => {
  const world = localWorld(strict);
  await world.run(`deploy ${required} ${only}`);

  const { out } = await world.run(`deploy --notification-email ops@example.com --json ${only}`);

  const planned = jsonLines(out).find(({ step }) => step === 'foundation@dr');
  expect(planned).toMatchObject({
    type: 'step_planned',
    parameterChanges: [{ name: 'NotificationEmail', from: '', to: 'ops@example.com' }],
  });
});

test('a new stack takes what the environment’s others have, not the default', async () => {
  const world = localWorld(strict);
  await world.run(
    `deploy ${required} --database-engine-version 17.5 --yes --only foundation global-database`,
  );

  const { exitCode } = await world.run(`deploy --image-digest sha256:${'b'.repeat(64)} --yes`);

  expect(exitCode).toBe(0);
  expect(await parameters(world, 'regional-demo')).toMatchObject({
    DatabaseEngineVersion: '17.5',
  });
  expect(await parameters(world, 'global-dns-demo')).toMatchObject({
    DomainName: 'payments.example.com',
  });
});

test('a creation that lacks a setting is refused before anything happens, and names each', async () => {
  const world = localWorld(strict);

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(4);
  expect(err).toMatch(/--domain <name> .* is missing, which foundation@primary is created with/);
  expect(err).toContain('--hosted-zone-id <id>');
  expect(err).toMatch(/--image-digest .* is missing, which regional@primary is created with/);
  expect(err).toContain(
    'next: dr-cli deploy --suffix demo --local --domain <name> --hosted-zone-id <id> --image-digest <sha256:...>\n',
  );
  expect(world.calls.map(({ operation }) => operation)).not.toContain('CreateChangeSet');
});

test('another major version of the database is refused before anything is done', async () => {
  const world = localWorld(strict);
  await world.run(`deploy ${required} --yes --only foundation global-database`);
  const callsBefore = world.calls.length;

  const { exitCode, err } = await world.run('deploy --yes --database-engine-version 18.1');

  expect(exitCode).toBe(4);
  expect(err).toMatch(/error: --database-engine-version 18\.1 is another major version than 17\.7/);
  expect(err).toContain('next: leave --database-engine-version off, or give a 17.x\n');
  expect(world.calls.slice(callsBefore).map(({ operation }) => operation)).not.toContain(
    'CreateChangeSet',
  );
});

test('another minor version of the database is a change like any other', async () => {
  const world = localWorld(strict);
  await world.run(`deploy ${required} --yes --only foundation global-database`);

  await world.run('deploy --yes --only global-database --database-engine-version 17.9');

  expect(await parameters(world, 'global-database-demo')).toMatchObject({
    DatabaseEngineVersion: '17.9',
  });
});

test('an image is needed only where it runs', async () => {
  const world = localWorld(strict);

  const { exitCode } = await world.run(
    'deploy --domain payments.example.com --hosted-zone-id Z0123456789EXAMPLE --yes --only foundation',
  );

  expect(exitCode).toBe(0);
});

test('the command to go on with repeats settings that were typed, and not those of the environment', async () => {
  const world = localWorld(strict);

  const { err } = await world.run(`deploy ${required} --nat-gateways single`, {
    env: { DR_NOTIFICATION_EMAIL: 'ops@example.com' },
  });

  expect(err).toContain(
    'next: dr-cli deploy --suffix demo --local --domain payments.example.com ' +
      `--hosted-zone-id Z0123456789EXAMPLE --nat-gateways single --image-digest sha256:${'a'.repeat(64)} --yes`,
  );
});

test('a setting of the environment counts as given', async () => {
  const world = localWorld(strict);
  await world.run(`deploy ${required} ${only}`);

  await world.run(`deploy ${only}`, { env: { DR_NAT_GATEWAYS: 'single' } });

  expect(await parameters(world, 'foundation-demo')).toMatchObject({ NatGateways: 'single' });
});
