import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { parseConfig } from '../../../../scripts/dr-cli/config-file/parse-config';
import { configSchema } from '../../../../scripts/dr-cli/config-file/schema';
import { settingProblems } from '../../../../scripts/dr-cli/effective-settings';

const accepts = addFormats(new Ajv({ allowUnionTypes: true })).compile(configSchema());

/** What `dr-cli config` would find. */
function problemsOf(text: string): readonly unknown[] {
  const { config, problems } = parseConfig('dr.config.yaml', text);
  return [...problems, ...settingProblems({ flags: {}, env: {}, config })];
}

test.each([
  'suffix: prod\nprofile: ops\nroleArn: arn:aws:iam::111122223333:role/team/deployer',
  'databaseEngineVersion: 17.7\ndatabaseRpoSeconds: 0\nstandInAfterSeconds: 360',
  'environments:\n  prod:\n    natGateways: per-zone\n    tags: { CostCenter: 4711 }',
  'environments:',
  'tags:',
  'endpointUrl: http://127.0.0.1:5000',
])('editors and dr-cli take %j', (text) => {
  expect(problemsOf(text)).toEqual([]);
  expect(accepts(parse(text))).toBe(true);
});

test.each([
  'suffix: Prod',
  'domainName: payments.example.com',
  'natGateways: two',
  'databaseRpoSeconds: 10',
  'roleArn: deployer',
  'endpointUrl: nowhere',
  'environments:\n  prod:\n    suffix: prod',
  'environments:\n  Prod:\n    profile: x',
  'domain: [payments.example.com]',
  'interfaceEndpoints: true',
])('editors and dr-cli refuse %j', (text) => {
  expect(problemsOf(text)).not.toEqual([]);
  expect(accepts(parse(text))).toBe(false);
});
