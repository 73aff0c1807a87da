import { localSettings, resolveSettings } from '../../../scripts/dr-cli/settings';
import { defaultSettings } from '../../../templates-src/settings';

const digest = `sha256:${'a'.repeat(64)}`;
const flags = {
  suffix: 'prod',
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789EXAMPLE',
  imageDigest: digest,
};

test('what nobody chose has its default', () => {
  expect(resolveSettings({ flags, env: {} })).toEqual({ ...defaultSettings, ...flags });
});

test('a flag wins over its environment variable, which wins over the default', () => {
  const env = { DR_NAT_GATEWAYS: 'single', DR_INTERFACE_ENDPOINTS: 'enabled' };

  const settings = resolveSettings({ flags: { ...flags, natGateways: 'per-zone' }, env });

  expect(settings).toMatchObject({ natGateways: 'per-zone', interfaceEndpoints: 'enabled' });
});

test('everything that is missing is named at once', () => {
  expect(() => resolveSettings({ flags: {}, env: {} })).toThrow(
    /--suffix .* is missing.*--domain .* is missing.*--hosted-zone-id .* is missing.*--image-digest .* is missing/,
  );
});

test('the local cloud needs a suffix and nothing else', () => {
  const local = localSettings('demo');

  expect(resolveSettings({ flags: { suffix: 'demo' }, env: {} }, local)).toMatchObject(local);
});

test.each([
  [{ suffix: 'Prod' }, 'lower-case letters'],
  [{ suffix: 'a--b' }, 'single hyphens'],
  [{ suffix: 'x-an' }, 'S3 reserves bucket names'],
  [{ suffix: 'thirteenchars' }, '1 to 12 characters'],
  [{ domainName: 'https://x' }, 'a domain name has labels'],
  [{ hostedZoneId: '/hostedzone/Z1' }, 'a hosted zone id looks like'],
  [{ notificationEmail: 'nobody' }, 'an address looks like'],
  [{ natGateways: 'two' }, 'per-zone or single'],
  [{ databaseRpoSeconds: '10' }, 'from 20 to 7200'],
  [{ standInAfterSeconds: '30' }, 'from 60 to 3999'],
  [{ imageDigest: 'latest' }, 'a digest is sha256:'],
])('%j is refused with the rule', (bad, rule) => {
  expect(() => resolveSettings({ flags: { ...flags, ...bad }, env: {} })).toThrow(rule);
});
