import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionSettings } from '../../../scripts/dr-cli/connection-settings';
import { settingSources } from '../../../scripts/dr-cli/setting-sources';
import { chooseSettings, resolveSuffix } from '../../../scripts/dr-cli/settings';
import { testIo } from '../../support/test-io';

/** A working directory with a settings file, and an environment. */
function ioWith(config: string, env: Readonly<Record<string, string>> = {}) {
  const workingDirectory = mkdtempSync(join(tmpdir(), 'dr-config-'));
  writeFileSync(join(workingDirectory, 'dr.config.yaml'), config);
  return testIo({ workingDirectory, env });
}

const given = (io: ReturnType<typeof testIo>, options: object) =>
  chooseSettings(settingSources(io, options), () => ['again']).given;

const CONFIG =
  'suffix: prod\nnatGateways: single\nenvironments:\n  prod:\n    domain: a.example.com\n';

test('a flag wins over a variable, and a variable over the file', () => {
  const io = ioWith(CONFIG, { DR_DOMAIN: 'b.example.com' });

  expect(given(io, { domain: 'c.example.com' }).domainName).toBe('c.example.com');
  expect(given(io, {}).domainName).toBe('b.example.com');
  expect(given(ioWith(CONFIG), {})).toEqual({ domainName: 'a.example.com', natGateways: 'single' });
});

test('the suffix says which section counts, wherever it comes from', () => {
  expect(given(ioWith(CONFIG, { DR_SUFFIX: 'demo' }), {}).domainName).toBeUndefined();
  expect(resolveSuffix(settingSources(ioWith(CONFIG), {}))).toBe('prod');
});

test('a value that the file has wrong is told with its line and what to write there', () => {
  const io = ioWith('suffix: prod\nnatGateways: singel\n');

  expect(() => given(io, {})).toThrow(
    expect.objectContaining({
      code: 'DR_INVALID_SETTINGS',
      message: 'dr.config.yaml:2:14: natGateways "singel" can\'t be used: it is per-zone or single',
      nextSteps: ['write natGateways: single in line 2 of dr.config.yaml', 'again'],
    }),
  );
});

test('a flag makes up for a wrong value in the file', () => {
  const io = ioWith('suffix: prod\nnatGateways: singel\n');

  expect(given(io, { natGateways: 'single' })).toEqual({ natGateways: 'single' });
});

test('a wrong value of a variable is told by the name of the variable', () => {
  const io = ioWith('suffix: prod\n', { DR_NAT_GATEWAYS: 'two' });

  expect(() => given(io, {})).toThrow('DR_NAT_GATEWAYS "two" can\'t be used');
});

test('tags reach what is deployed', () => {
  const io = ioWith('suffix: prod\ntags: { CostCenter: "4711" }\n');

  const { tags } = chooseSettings(settingSources(io, {}), () => []);

  expect(tags).toEqual({ CostCenter: '4711' });
});

test('profile, role and endpoint come the same way; an empty variable is none', () => {
  const roleArn = 'arn:aws:iam::111122223333:role/deployer';
  const config = `profile: ops\nroleArn: ${roleArn}\n`;

  expect(connectionSettings(settingSources(ioWith(config), {}))).toEqual({
    profile: 'ops',
    roleArn,
  });
  expect(
    connectionSettings(settingSources(ioWith(config, { DR_PROFILE: 'dev', DR_ROLE_ARN: '' }), {})),
  ).toEqual({ profile: 'dev' });
  expect(
    connectionSettings(settingSources(ioWith(config, { DR_PROFILE: 'dev' }), { profile: 'me' })),
  ).toEqual({ profile: 'me', roleArn });
});

test.each([
  [{ roleArn: 'deployer' }, '--role-arn "deployer" can\'t be used: a role looks like'],
  [{ endpointUrl: 'nowhere' }, '--endpoint-url "nowhere" can\'t be used: a URL looks like'],
])('%j is refused with the rule', (options, message) => {
  expect(() => connectionSettings(settingSources(ioWith(''), options))).toThrow(message);
});

test('a file that is named has to be there', () => {
  const missing = settingSourcesError({ config: 'other.yaml' });
  expect(missing).toMatchObject({ code: 'DR_CONFIG_UNREADABLE', exitCode: 4 });
  expect(settingSources(testIo({ workingDirectory: '/nowhere' }), {}).config).toBeUndefined();
});

test('a broken file is told with every place, and can be left aside', () => {
  const io = ioWith('profil: ops\nsufix: prod\n');

  expect(settingSourcesError({}, io)).toMatchObject({
    code: 'DR_INVALID_CONFIG',
    exitCode: 4,
    message:
      'dr.config.yaml:1:1: there is no setting "profil"; did you mean profile?\n' +
      '  dr.config.yaml:2:1: there is no setting "sufix"; did you mean suffix?',
    nextSteps: expect.arrayContaining([
      'write profile in line 1 of dr.config.yaml',
      expect.stringContaining('--no-config'),
    ]),
  });
  expect(settingSources(io, { config: false }).config).toBeUndefined();
});

function settingSourcesError(options: object, io = ioWith('')): unknown {
  try {
    return settingSources(io, options);
  } catch (error) {
    return error;
  }
}
