import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../../scripts/dr-cli/config-file/parse-config';
import { settingProblems } from '../../../scripts/dr-cli/effective-settings';
import { OPERATION_EVENTS_VERSION } from '../../../scripts/dr-cli/render/operation-json';
import { SETTINGS_VERSION } from '../../../scripts/dr-cli/render/settings';
import { STATUS_VERSION } from '../../../scripts/dr-cli/render/status-json';
import { EVENTS_VERSION } from '../../../scripts/engine/events';

const documentation = readFileSync(join(__dirname, '../../../docs/cli.md'), 'utf8');

test('the settings file of the documentation has no mistakes', () => {
  const [, example = ''] = /```yaml\n(.*?)```/s.exec(documentation) ?? [];
  const { config, problems } = parseConfig('dr.config.yaml', example);

  expect([...config.environments.keys()]).toEqual(['staging', 'prod']);
  expect([...problems, ...settingProblems({ flags: {}, env: {}, config })]).toEqual([]);
});

test('the version of events stays until the documentation says what changed', () => {
  expect([EVENTS_VERSION, OPERATION_EVENTS_VERSION, STATUS_VERSION, SETTINGS_VERSION]).toEqual([
    '1.0',
    '1.0',
    '1.0',
    '1.0',
  ]);
});
