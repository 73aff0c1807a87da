import {
  configTags,
  configValue,
  problemText,
} from '../../../../scripts/dr-cli/config-file/config-file';
import { parseConfig } from '../../../../scripts/dr-cli/config-file/parse-config';

const parse = (...lines: string[]) => parseConfig('dr.config.yaml', `${lines.join('\n')}\n`);
const problems = (...lines: string[]) => parse(...lines).problems.map(problemText);

test('the section of an environment wins over what all environments have', () => {
  const { config } = parse(
    'natGateways: single',
    'notificationEmail: all@example.com',
    'environments:',
    '  prod:',
    '    natGateways: per-zone',
  );

  expect(configValue(config, 'prod', 'natGateways')).toEqual({
    value: 'per-zone',
    place: { file: 'dr.config.yaml', line: 5, column: 18 },
  });
  expect(configValue(config, 'prod', 'notificationEmail')?.value).toBe('all@example.com');
  expect(configValue(config, 'staging', 'natGateways')?.value).toBe('single');
  expect(configValue(config, 'prod', 'domainName')).toBeUndefined();
});

test('tags of an environment come on top of those of all', () => {
  const { config } = parse(
    'tags: { Owner: payments, CostCenter: "4711" }',
    'environments:',
    '  prod:',
    '    tags: { CostCenter: 4712 }',
  );

  const tags = [...configTags(config, 'prod')].map(([key, { value }]) => [key, value]);

  expect(tags).toEqual([
    ['Owner', 'payments'],
    ['CostCenter', '4712'],
  ]);
});

test('a version keeps the zero that YAML would drop from a number', () => {
  const { config } = parse('databaseEngineVersion: 17.10');

  expect(configValue(config, undefined, 'databaseEngineVersion')?.value).toBe('17.10');
});

test('a value may be written once and used twice', () => {
  const { config } = parse(
    'profile: &ops payments',
    'environments:',
    '  prod:',
    '    profile: *ops',
  );

  expect(configValue(config, 'prod', 'profile')?.value).toBe('payments');
});

test.each([
  ['nothing', []],
  ['a comment', ['# settings']],
  ['a list of environments to come', ['environments:']],
  ['an environment to come', ['environments:', '  prod:']],
])('%s is a file without settings', (_, lines) => {
  expect(problems(...lines)).toEqual([]);
});

test.each([
  [
    ['hostedZoneID: Z1'],
    'dr.config.yaml:1:1: there is no setting "hostedZoneID"; did you mean hostedZoneId?',
  ],
  [
    ['domainName: a.example.com'],
    'dr.config.yaml:1:1: there is no setting "domainName"; did you mean domain?',
  ],
  [
    ['image_digest: x'],
    'dr.config.yaml:1:1: there is no setting "image_digest"; did you mean imageDigest?',
  ],
  [
    ['environments:', '  prod:', '    suffix: prod'],
    'dr.config.yaml:3:5: there is no setting "suffix"; there are domain,',
  ],
  [
    ['environments:', '  prod:', '    natGatways: single'],
    'dr.config.yaml:3:5: there is no setting "natGatways"; did you mean natGateways?',
  ],
  [
    ['environments:', '  Prod:', '    profile: x'],
    'dr.config.yaml:2:3: environment "Prod" can\'t be used: an environment suffix is',
  ],
  [['domain:'], 'dr.config.yaml:1:1: domain has no value; write "" for none'],
  [['domain: [a, b]'], 'dr.config.yaml:1:1: domain is one value, not several'],
  [['domain: true'], 'dr.config.yaml:1:9: domain is a text or a number; put it into quotes'],
  [['environments: prod'], 'dr.config.yaml:1:15: environments has keys and values'],
  [['- suffix: prod'], 'dr.config.yaml:1:1: the file has keys and values'],
  [['suffix: a', 'suffix: b'], 'dr.config.yaml:2:1: Map keys must be unique'],
  [
    ['tags:', '  ManagedBy: me'],
    'dr.config.yaml:2:3: tag "ManagedBy" can\'t be used: dr-cli writes the tag ManagedBy itself',
  ],
  [['tags:', '  "aws:x": me'], 'dr.config.yaml:2:3: tag "aws:x" can\'t be used'],
  [['tags:', '  Team: "a;b"'], 'dr.config.yaml:2:3: tag "Team" can\'t be used: the value of a tag'],
  [['profile: "x'], 'dr.config.yaml:2:1: Missing closing "quote'],
])('%j is refused with its place', (lines, problem) => {
  expect(problems(...lines)).toEqual([expect.stringContaining(problem)]);
});

test('everything that is wrong is told at once, in the order of the file', () => {
  expect(problems('natGatways: single', 'profil: x', 'domain:')).toEqual([
    expect.stringMatching(/^dr\.config\.yaml:1:1: /),
    expect.stringMatching(/^dr\.config\.yaml:2:1: /),
    expect.stringMatching(/^dr\.config\.yaml:3:1: /),
  ]);
});
