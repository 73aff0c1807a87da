import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTING_OPTIONS } from '../../../scripts/dr-cli/setting-options';
import { EXIT } from '../../../scripts/engine/errors';
import { EVENTS_VERSION } from '../../../scripts/engine/events';

const documentation = readFileSync(join(__dirname, '../../../docs/cli.md'), 'utf8');

test('every exit code is documented', () => {
  const documented = [...documentation.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));

  expect(new Set(documented)).toEqual(new Set(Object.values(EXIT)));
});

test.each(Object.values(SETTING_OPTIONS))('$flag and its variable are documented', (option) => {
  expect(documentation).toContain(`| \`${option.flag}\` | \`${option.environmentVariable}\` |`);
});

test('the version of events stays until the documentation says what changed', () => {
  expect(EVENTS_VERSION).toBe('1.0');
});
