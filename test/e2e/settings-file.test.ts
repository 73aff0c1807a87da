import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { main } from '../../scripts/dr-cli/main';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';
import { testIo } from '../support/test-io';

const product = smallProduct();

function folderWith(config: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'dr-config-'));
  writeFileSync(join(folder, 'dr.config.yaml'), config);
  return folder;
}

test('tags of the settings file are on every stack, and another value of one is a change', async () => {
  const world = localWorld(product);
  const client = world.attach(new CloudFormationClient(localClientConfig('us-east-2')));
  const deploy = (team: string) =>
    world.run('deploy --yes', {
      workingDirectory: folderWith(`environments:\n  demo:\n    tags: { Team: ${team} }\n`),
    });
  const tags = async () => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'service-demo' }));
    return Stacks?.[0]?.Tags;
  };

  expect(await deploy('payments')).toMatchObject({ exitCode: 0 });
  expect(await tags()).toContainEqual({ Key: 'Team', Value: 'payments' });

  const again = await deploy('payments');
  expect(again.err).toContain('no changes: everything was up to date');

  expect(await deploy('checkout')).toMatchObject({ exitCode: 0 });
  expect(await tags()).toContainEqual({ Key: 'Team', Value: 'checkout' });
});

test('a mistyped value in the file is told with its line, what to write there, and the command', async () => {
  const world = localWorld(product);
  const workingDirectory = folderWith('domain: a.example.com\nnatGateways: singel\n');

  const { exitCode, err } = await world.run('deploy', { workingDirectory });

  expect(exitCode).toBe(4);
  expect(err).toContain('error: dr.config.yaml:2:14: natGateways "singel" can\'t be used');
  expect(err).toContain('next: write natGateways: single in line 2 of dr.config.yaml\n');
  expect(err).toContain('dr-cli deploy --suffix demo --nat-gateways <per-zone|single> --local');
});

test('a mistyped value of a flag is corrected in the command', async () => {
  const world = localWorld(product);

  const { err } = await world.run('deploy --nat-gateways singel');

  expect(err).toContain('next: dr-cli deploy --suffix demo --nat-gateways single --local\n');
});

test('a file that no command can read keeps nobody from a command without it', async () => {
  const world = localWorld(product);
  const workingDirectory = folderWith('nonsense: true\n');

  const refused = await world.run('outputs', { workingDirectory });
  const without = await world.run('outputs --no-config', { workingDirectory });

  expect(refused.exitCode).toBe(4);
  expect(refused.err).toContain('dr.config.yaml:1:1: there is no setting "nonsense"');
  expect(refused.err).toContain('--no-config');
  expect(without.err).toContain('no stack of demo is deployed');
  expect(without.err).toContain('--no-config');
});

test('the suffix of the file is the environment that is meant', async () => {
  const io = testIo({ workingDirectory: folderWith('suffix: Prod\n') });

  expect(await main(['status'], io, { product })).toBe(4);

  expect(io.err()).toContain('dr.config.yaml:1:9: suffix "Prod" can\'t be used');
  expect(io.err()).toContain('next: correct suffix in line 1 of dr.config.yaml');
});
