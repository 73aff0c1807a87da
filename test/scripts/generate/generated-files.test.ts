import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { staleFiles, writeFiles } from '../../../scripts/generate/generated-files';

const files = [
  { path: 'generated/a.yaml', content: 'one\ntwo\n' },
  { path: 'samconfig.toml', content: 'version = 0.1\n' },
];

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'generated-'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

describe('generated files', () => {
  it('are written where they differ, and a second run changes nothing', () => {
    expect(writeFiles(files)).toEqual({
      written: ['generated/a.yaml', 'samconfig.toml'],
      removed: [],
    });
    expect(writeFiles(files)).toEqual({ written: [], removed: [] });
    expect(readFileSync('generated/a.yaml', 'utf8')).toBe('one\ntwo\n');
    expect(staleFiles(files)).toEqual([]);
  });

  it('are stale after an edit by hand, and the line is named', () => {
    writeFiles(files);

    writeFileSync('generated/a.yaml', 'one\nTWO\n');

    expect(staleFiles(files)).toEqual(['generated/a.yaml differs, first in line 2']);
  });

  it('are stale after an edit that only adds lines at the end', () => {
    writeFiles(files);

    writeFileSync('generated/a.yaml', 'one\ntwo\nthree\n');

    expect(staleFiles(files)).toEqual(['generated/a.yaml differs, first in line 3']);
  });

  it('are stale when one is missing or has lost its source, and the leftover goes with the next run', () => {
    mkdirSync('generated');
    writeFileSync('generated/old.yaml', 'old');

    expect(staleFiles(files)).toEqual([
      'generated/a.yaml is missing',
      'samconfig.toml is missing',
      'generated/old.yaml has no source',
    ]);

    expect(writeFiles(files)).toMatchObject({ removed: ['generated/old.yaml'] });
    expect(existsSync('generated/old.yaml')).toBe(false);
  });
});
