import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../scripts/dr-cli/main';
import { assertOutFolder } from '../../../scripts/drill/out-folder';
import { EXIT } from '../../../scripts/engine/errors';
import { testIo } from '../../support/test-io';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'out-folder-'));
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'drill'));
  writeFileSync(join(folder, 'drill', 'evidence.ndjson'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['file', 'it is a file'],
  ['file/below/it', 'file is a file'],
  ['drill', 'it has the evidence of another drill'],
  // Its mode lets `root` write to it, and nothing can be made there.
  ['/proc/below', "/proc can't be written to"],
])('--out %s is refused before anything is started', async (out, why) => {
  const io = testIo({ workingDirectory: folder });

  expect(await main(['drill', '--local', '--out', out], io)).toBe(EXIT.invalidInput);
  expect(io.err()).toContain(why);
  expect(io.err()).toContain('nothing was started');
  expect(io.err()).toContain('next: dr-cli drill --local --out <new folder>');
});

test('a folder that is made later is none yet', () => {
  const io = testIo({ workingDirectory: folder });
  const later = join(folder, 'new', 'drill');

  expect(() => assertOutFolder(io, later)).not.toThrow();
  expect(() => assertOutFolder(io, folder)).not.toThrow();
  expect(existsSync(later)).toBe(false);
});
