import { desiredParameters } from '../../../../scripts/dr-cli/product/desired-parameters';
import { SETTING_NAMES } from '../../../../scripts/dr-cli/setting-options';
import { defaultSettings, settingParameters } from '../../../../templates-src/settings';
import { stacks } from '../../../../templates-src/topology';

const all = (settings: Parameters<typeof desiredParameters>[2]) =>
  Object.assign({}, ...stacks.map(({ id }) => desiredParameters(id, 'primary', settings)));

test('every setting is the parameter that the table says', () => {
  const parameters = all({ suffix: 'prod', given: {}, defaults: defaultSettings });

  for (const name of SETTING_NAMES) {
    expect(parameters).toHaveProperty(settingParameters[name]);
  }
});

test('a setting is given, a default, or required; topology and suffix are always given', () => {
  const parameters = all({
    suffix: 'prod',
    given: { domainName: 'payments.example.com' },
    defaults: defaultSettings,
  });

  expect(parameters).toMatchObject({
    EnvironmentSuffix: { kind: 'given', value: 'prod' },
    HomeRole: { kind: 'given', value: 'primary' },
    DomainName: { kind: 'given', value: 'payments.example.com' },
    NatGateways: { kind: 'default', value: 'per-zone' },
    ImageDigest: { kind: 'required', option: expect.stringContaining('--image-digest') },
  });
});
