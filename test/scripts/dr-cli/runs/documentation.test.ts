import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  JOURNAL_VERSION,
  type JournalRecord,
  type RunResult,
} from '../../../../scripts/engine/journal/records';

const documentation = readFileSync(join(__dirname, '../../../../docs/cli.md'), 'utf8');
const section = documentation.slice(documentation.indexOf('\n## Runs\n'));

const TYPES: Readonly<Record<JournalRecord['type'], true>> = {
  run: true,
  process: true,
  event: true,
  call: true,
  end: true,
};

const RESULTS: Readonly<Record<RunResult, true>> = {
  succeeded: true,
  failed: true,
  interrupted: true,
  abandoned: true,
  refused: true,
};

test.each(Object.keys(TYPES))('records of type %s are documented', (type) => {
  expect(section).toContain(`| \`${type}\` |`);
});

test.each(Object.keys(RESULTS))('the result %s is documented', (result) => {
  expect(section).toContain(`\`${result}\``);
});

test('the version of journals stays until the documentation says what changed', () => {
  expect(section).toContain(`\`version\` is \`${JOURNAL_VERSION}\``);
});
