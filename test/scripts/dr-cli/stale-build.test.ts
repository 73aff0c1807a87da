import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordSources } from '../../../scripts/dr-cli/source-record';
import { BUILT, staleBuildWarning } from '../../../scripts/dr-cli/stale-build';

let project: string;

const source = (name: string) => join(project, name);
const warning = () => staleBuildWarning(join(project, 'dist'));

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'stale-build-'));
  for (const folder of ['dist', 'templates-src', 'functions']) {
    mkdirSync(source(folder));
  }
  writeFileSync(source('templates-src/naming.ts'), 'names');
  writeFileSync(source('functions/watch.ts'), 'watch');
  recordSources(project, BUILT.program.record, ['templates-src/naming.ts']);
  recordSources(project, BUILT.generated.record, ['templates-src/naming.ts', 'functions/watch.ts']);
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

test('what agrees with its sources is used without a word', () => {
  expect(warning()).toBeUndefined();
});

test('a changed function is deployed only after it is generated', () => {
  writeFileSync(source('functions/watch.ts'), 'watch more');

  expect(warning()).toBe(
    'warning: functions/watch.ts changed, and what runs here was made before; next: npm run generate\n',
  );
});

test('a source of templates and program needs both made again', () => {
  writeFileSync(source('templates-src/naming.ts'), 'other names');
  rmSync(source('functions/watch.ts'));

  expect(warning()).toMatch(
    /^warning: \S+ and 1 more changed, .*; next: npm run generate && npm run build\n$/,
  );
});

test('a file that was checked out again with the same content has not changed', () => {
  utimesSync(source('templates-src/naming.ts'), 1, 1);

  expect(warning()).toBeUndefined();
});

test('a program that runs from its sources is never older than they are', () => {
  writeFileSync(source('functions/watch.ts'), 'watch more');

  expect(staleBuildWarning(join(project, 'scripts'))).toBeUndefined();
});

test('a package that ships no sources has nothing to be older than', () => {
  rmSync(source('templates-src'), { recursive: true });
  rmSync(source('functions'), { recursive: true });

  expect(warning()).toBeUndefined();
});
