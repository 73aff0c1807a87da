import { LIMITS } from '../../../templates-src/cfn/check';
import { toMinifiedJson } from '../../../templates-src/cfn/emit';
import { parametersFromSettings } from '../../../templates-src/settings';
import { artifactStack, defaultRegions, feeds } from '../../../templates-src/topology';
import { propertiesOf, resourcesOfType } from '../../support/resolve';
import { deployed, document, settings } from './fixture';

test('the template fits into the request itself', () => {
  expect(Buffer.byteLength(toMinifiedJson(document))).toBeLessThanOrEqual(LIMITS.inlineBytes);
});

test('its outputs are what other stacks take, and the bucket they are uploaded to', () => {
  const taken = feeds
    .filter(({ from }) => from.stack === 'foundation')
    .map(({ from }) => from.output);

  const outputs = Object.keys(document.Outputs ?? {});

  expect(new Set(outputs)).toEqual(new Set([...taken, artifactStack.output]));
});

test('its parameters are what settings give and what the peer feeds back', () => {
  const given = Object.keys(
    parametersFromSettings('foundation', 'primary', settings, defaultRegions),
  );
  const fed = feeds.filter(({ to }) => to.stack === 'foundation').map(({ to }) => to.parameter);

  const parameters = Object.keys(document.Parameters ?? {});

  expect(new Set(parameters)).toEqual(new Set([...given, ...fed]));
});

test.each(['primary', 'dr'] as const)('the settings of the %s match every pattern', (role) => {
  const values = parametersFromSettings('foundation', role, settings, defaultRegions);

  const refused = Object.entries(values).filter(([name, value]) => {
    const { AllowedPattern, AllowedValues, Type } = document.Parameters?.[name] ?? {};
    const elements = Type === 'CommaDelimitedList' ? value.split(',') : [value];
    return !elements.every(
      (element) =>
        (AllowedPattern === undefined || new RegExp(String(AllowedPattern)).test(element)) &&
        (!Array.isArray(AllowedValues) || AllowedValues.includes(element)),
    );
  });

  expect(refused).toEqual([]);
});

test('subnet ids leave comma separated, as list parameters take them', () => {
  expect(deployed().Outputs?.DataSubnetIds?.Value).toEqual({
    'Fn::Join': [',', [{ Ref: 'DataSubnet1' }, { Ref: 'DataSubnet2' }, { Ref: 'DataSubnet3' }]],
  });
});

test('the certificate covers the name and the regional names below it', () => {
  expect(propertiesOf(deployed(), 'Certificate')).toMatchObject({
    DomainName: 'payments.example.com',
    SubjectAlternativeNames: ['*.payments.example.com'],
    ValidationMethod: 'DNS',
    DomainValidationOptions: [
      { DomainName: 'payments.example.com', HostedZoneId: 'Z0123456789EXAMPLE' },
    ],
  });
});

test('images cannot be changed, are scanned and encrypted, and go with the stack', () => {
  expect(propertiesOf(deployed(), 'Repository')).toMatchObject({
    ImageTagMutability: 'IMMUTABLE',
    ImageScanningConfiguration: { ScanOnPush: true },
    EncryptionConfiguration: { EncryptionType: 'KMS' },
    EmptyOnDelete: true,
  });
});

test('everything that can carry tags says which environment it belongs to', () => {
  const tagged = Object.values(deployed({ role: 'dr' }).Resources).flatMap(({ Properties }) =>
    Properties?.Tags === undefined ? [] : [Properties.Tags],
  );

  expect(tagged.length).toBeGreaterThan(30);
  for (const tags of tagged) {
    expect(tags).toEqual(
      expect.arrayContaining([
        { Key: 'EnvironmentSuffix', Value: 'test' },
        { Key: 'Application', Value: 'payments' },
        { Key: 'HomeRole', Value: 'dr' },
        { Key: 'ManagedBy', Value: 'dr-cli' },
      ]),
    );
  }
});

test('roles of the two regions do not share a name', () => {
  const roleNames = (['primary', 'dr'] as const).flatMap((role) =>
    ['FlowLogRole', 'ReplicationRole'].map((id) => propertiesOf(deployed({ role }), id).RoleName),
  );

  expect(new Set(roleNames).size).toBe(4);
});

test('no role may do something to everything', () => {
  const roles = resourcesOfType(deployed({ pass: 'second' }), 'AWS::IAM::Role');

  const statements = [...roles.values()].flatMap(({ Policies }) =>
    (Policies as { PolicyDocument: { Statement: { Action: unknown; Resource: unknown }[] } }[])
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .flatMap(({ Action, Resource }) => [Action, Resource].flat()),
  );

  expect(statements.length).toBeGreaterThan(15);
  expect(statements).not.toContain('*');
  expect(statements).not.toContainEqual(expect.stringMatching(/^[a-z0-9]+:\*$/));
});
