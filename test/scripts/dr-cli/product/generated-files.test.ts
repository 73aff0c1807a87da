import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate } from '../../../../scripts/dr-cli/product/generated-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'generated-'));
  mkdirSync(join(folder, 'generated'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a template that is not YAML is named, with the line and what to do', () => {
  writeFileSync(join(folder, 'generated', 'foundation.yaml'), 'Resources:\n  bad: [unclosed\n');

  expect(() => readTemplate(folder, 'foundation')).toThrow(
    expect.objectContaining({
      code: 'DR_NOT_GENERATED',
      message: expect.stringMatching(/^generated\/foundation\.yaml is not YAML: .*line \d+/),
      nextSteps: ['npm run generate'],
    }),
  );
});

test('YAML that is no template, and a file that is not there, are named too', () => {
  writeFileSync(join(folder, 'generated', 'regional.yaml'), 'just: text\n');

  expect(() => readTemplate(folder, 'regional')).toThrow(
    'generated/regional.yaml is not a template',
  );
  expect(() => readTemplate(folder, 'foundation')).toThrow(
    "generated/foundation.yaml can't be read",
  );
});
