import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../../scripts/dr-cli/main';
import { smallProduct } from '../../../support/small-product';
import { testIo } from '../../../support/test-io';

async function config(file: string, argv: string, env: Readonly<Record<string, string>> = {}) {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'dr-config-'));
  writeFileSync(join(workingDirectory, 'dr.config.yaml'), file);
  const io = testIo({ workingDirectory, env });
  const exitCode = await main(['config', ...argv.split(' ').filter(Boolean)], io, {
    product: smallProduct(),
  });
  return { exitCode, out: io.out(), err: io.err() };
}

test('each setting is shown with where it comes from', async () => {
  const { exitCode, out } = await config(
    'suffix: prod\nenvironments:\n  prod:\n    natGateways: single\n    tags: { Team: pay }\n',
    '--domain a.example.com',
    { DR_HOSTED_ZONE_ID: 'Z1', AWS_PROFILE: 'ops' },
  );

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^settings file dr\.config\.yaml$/m);
  expect(out).toMatch(/^suffix +prod +dr\.config\.yaml:1:9$/m);
  expect(out).toMatch(/^domain +a\.example\.com +--domain$/m);
  expect(out).toMatch(/^hostedZoneId +Z1 +DR_HOSTED_ZONE_ID$/m);
  expect(out).toMatch(/^natGateways +single +dr\.config\.yaml:4:18$/m);
  expect(out).toMatch(/^databaseRpoSeconds +240 +default of a new environment$/m);
  expect(out).toMatch(/^imageDigest +- +not given$/m);
  expect(out).toMatch(/^profile +ops +AWS_PROFILE$/m);
  expect(out).toMatch(/^tag Team +pay +dr\.config\.yaml:5:19$/m);
});

test('for scripts it is one object', async () => {
  const { out } = await config('suffix: prod\n', '--json');

  expect(JSON.parse(out)).toMatchObject({
    version: '1.0',
    file: 'dr.config.yaml',
    settings: {
      suffix: {
        value: 'prod',
        origin: { kind: 'file', file: 'dr.config.yaml', line: 1, column: 9 },
      },
      domain: { value: null, origin: { kind: 'unset' } },
    },
  });
});

test('the whole file is checked, also what is of another environment', async () => {
  const { exitCode, out, err } = await config(
    'suffix: prod\nenvironments:\n  staging:\n    imageDigest: latest\n',
    '',
  );

  expect(exitCode).toBe(4);
  expect(out).toMatch(/^suffix +prod/m);
  expect(err).toContain('dr.config.yaml:4:18: imageDigest "latest" can\'t be used: a digest is');
});
