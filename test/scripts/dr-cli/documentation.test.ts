import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATUS_VERSION } from '../../../scripts/dr-cli/render/status-json';
import { SETTING_OPTIONS } from '../../../scripts/dr-cli/setting-options';
import { EXIT } from '../../../scripts/engine/errors';
import { EVENTS_VERSION } from '../../../scripts/engine/events';
import { OPERATION_EVENTS_VERSION } from '../../../scripts/engine/operation/events';

const documentation = readFileSync(join(__dirname, '../../../docs/cli.md'), 'utf8');

test('every exit code is documented', () => {
  const documented = [...documentation.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));

  expect(new Set(documented)).toEqual(new Set(Object.values(EXIT)));
});

test.each(Object.values(SETTING_OPTIONS))('$flag and its variable are documented', (option) => {
  expect(documentation).toContain(`| \`${option.flag}\` | \`${option.environmentVariable}\` |`);
});

test('the version of events stays until the documentation says what changed', () => {
  expect([EVENTS_VERSION, OPERATION_EVENTS_VERSION, STATUS_VERSION]).toEqual(['1.0', '1.0', '1.0']);
});
