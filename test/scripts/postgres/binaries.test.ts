import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  findPackage,
  postgresBinaries,
  runnableBinaries,
} from '../../../scripts/postgres/binaries';
import { temporaryFolder } from '../../../scripts/postgres/temporary-folder';
import { unprivilegedUser } from '../../../scripts/postgres/unprivileged-user';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(temporaryFolder(), 'postgres-package-'));
  copyFileSync(join(findPackage(), 'package.json'), join(folder, 'package.json'));
  // Where this checkout is must not matter here.
  symlinkSync(dirname(dirname(postgresBinaries().postgres)), join(folder, 'native'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('can be run by the user that PostgreSQL runs as, out of a folder that only its owner may enter', () => {
  chmodSync(folder, 0o700);

  const { initdb, postgres } = runnableBinaries(folder);

  const says = (program: string) =>
    execFileSync(program, ['--version'], { ...unprivilegedUser, cwd: '/', encoding: 'utf8' });
  expect(says(initdb)).toMatch(/^initdb \(PostgreSQL\)/);
  expect(says(postgres)).toMatch(/^postgres \(PostgreSQL\)/);
});

it('are run where they are when everybody may enter', () => {
  chmodSync(folder, 0o755);

  const { postgres } = runnableBinaries(folder);

  expect(postgres).toBe(join(folder, 'native', 'bin', 'postgres'));
});
