import { typedConnection, typedSettings } from '../../../scripts/dr-cli/typed-command';

test('a suggested command goes where the typed one went, by the same file', () => {
  const options = {
    profile: 'prod',
    roleArn: 'arn:aws:iam::111122223333:role/deployer',
    config: 'my settings.yaml',
  };

  expect(typedConnection(options).join(' ')).toBe(
    "--profile prod --role-arn arn:aws:iam::111122223333:role/deployer --config 'my settings.yaml'",
  );
  expect(typedConnection({ local: true, config: false })).toEqual(['--local', '--no-config']);
});

test('what can’t be used gives way to what was probably meant, or to a place to fill in', () => {
  const options = { suffix: 'prod', domain: 'payments', natGateways: 'per zone' };

  expect(typedSettings(options, undefined, ['domainName', 'natGateways'])).toEqual([
    ...['--suffix', 'prod'],
    ...['--domain', '<name>'],
    ...['--nat-gateways', 'per-zone'],
  ]);
});
