import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from '../../../scripts/postgres/made-once';

let made: string[];

beforeEach(() => {
  made = [];
});

afterEach(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** What a folder was made of is its name's business, so every test makes its own. */
function makeFolder(contents: string, text = 'first'): string {
  const folder = madeOnce({
    purpose: 'test',
    contents: [contents],
    proof: 'proof',
    make: (path) => writeFileSync(join(path, 'proof'), text),
  });
  made.push(folder);
  return folder;
}

const read = (folder: string) => readFileSync(join(folder, 'proof'), 'utf8');

it('is made by whoever comes first, and found by the others', () => {
  const first = makeFolder('kept');
  const second = makeFolder('kept', 'second');

  expect(second).toBe(first);
  expect(read(second)).toBe('first');
});

it('is another one for other contents', () => {
  expect(makeFolder('one')).not.toBe(makeFolder('other'));
});

it('is made again when its files were swept up', () => {
  const first = makeFolder('swept');
  rmSync(join(first, 'proof'));

  const second = makeFolder('swept', 'again');

  expect(second).toBe(first);
  expect(read(second)).toBe('again');
});

it('leaves nothing beside it when another process was faster', () => {
  const slow: string[] = [];

  const folder = madeOnce({
    purpose: 'test',
    contents: ['raced'],
    proof: 'proof',
    make: (path) => {
      slow.push(path);
      makeFolder('raced');
      writeFileSync(join(path, 'proof'), 'slow');
    },
  });

  expect(read(folder)).toBe('first');
  expect(slow.map((path) => existsSync(path))).toEqual([false]);
});
