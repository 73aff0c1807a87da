import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../scripts/dr-cli/main';
import { smallProduct } from '../../support/small-product';
import { testIo } from '../../support/test-io';

async function run(argv: readonly string[], file?: string) {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'dr-next-'));
  if (file !== undefined) {
    writeFileSync(join(workingDirectory, 'dr.config.yaml'), file);
  }
  const io = testIo({ workingDirectory });
  const openLocalCloud = () => Promise.reject(new Error('nothing is called'));
  const exitCode = await main(argv, io, { product: smallProduct(), openLocalCloud });
  return { exitCode, err: io.err() };
}

const words = (command: string) => command.split(' ');

test.each([
  ['status --suffix demo --role-arn me', 'next: dr-cli status --suffix demo --role-arn <arn>'],
  [
    'status --suffix demo --endpoint-url=here',
    'next: dr-cli status --suffix demo --endpoint-url <url>',
  ],
  [
    'disarm --suffix demo --local --for 2 --reason x',
    'next: dr-cli disarm --suffix demo --local --reason x --for 2h',
  ],
  [
    'outputs --suffix demo --local --region eu-west-1',
    'next: dr-cli outputs --suffix demo --local --region us-east-1\n  or: dr-cli outputs --suffix demo --local --region us-east-2',
  ],
])('after "%s" a whole command is named', async (command, next) => {
  const { exitCode, err } = await run(words(command));

  expect(exitCode).toBe(4);
  expect(err).toContain(`${next}\n`);
});

test('an option is no value of the one before it', async () => {
  const { exitCode, err } = await run(words('deploy --suffix demo --local --only --yes'));

  expect(exitCode).toBe(4);
  expect(err).toContain('--only needs a value, and --yes is an option');
  expect(err).toContain('next: dr-cli deploy --suffix demo --local --only <stack...> --yes\n');
});

test('config names what to write for everything that is wrong, in any environment', async () => {
  const { exitCode, err } = await run(
    ['config', '--suffix', 'prod'],
    'natGateways: singel\nenvironments:\n  prod:\n    imageDigest: latest\n    roleArn: me\n',
  );

  expect(exitCode).toBe(4);
  expect(err).toContain(
    'next: write natGateways: single in line 1 of dr.config.yaml\n' +
      '  or: correct imageDigest in line 4 of dr.config.yaml\n' +
      '  or: correct roleArn in line 5 of dr.config.yaml\n',
  );
});

test.each([
  ['prdo', 'dr.config.yaml has no environment prdo (--suffix); it has prod, did you mean prod?'],
  ['other', 'dr.config.yaml has no environment other (--suffix); it has prod'],
])('config says that the file has no environment %s', async (suffix, text) => {
  const { exitCode, err } = await run(
    ['config', '--suffix', suffix],
    'environments:\n  prod:\n    natGateways: single\n',
  );

  expect(exitCode).toBe(0);
  expect(err).toBe(`note: ${text}\n`);
});
