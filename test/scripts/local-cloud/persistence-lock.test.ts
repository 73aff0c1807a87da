import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFile } from '../../../scripts/local-cloud/persistence-lock';

let folder = '';
let lock = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'persistence-lock-'));
  lock = join(folder, 'lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No process has this id: Linux gives none above 2^22, by `man 5 proc_sys_kernel`. */
const NOBODY = '99999999';

it('has its owner in it while it is held, and leaves nothing behind', async () => {
  const unlock = await lockFile(lock);
  const owner = readFileSync(lock, 'utf8');
  unlock();

  expect(owner).toBe(String(process.pid));
  expect(readdirSync(folder)).toEqual([]);
});

it('is taken over from a process that is dead', async () => {
  writeFileSync(lock, NOBODY);

  const unlock = await lockFile(lock);
  unlock();

  expect(readdirSync(folder)).toEqual([]);
});

it('is taken over from a process that lives but got the id of the dead one', async () => {
  writeFileSync(lock, String(process.pid));

  const unlock = await lockFile(lock, 20);
  unlock();

  expect(readdirSync(folder)).toEqual([]);
});
