import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresBinaries } from './binaries';
import { unprivilegedUser } from './unprivileged-user';

/** What every server of the tests has in common. */
const INITDB_OPTIONS = [
  '--auth=trust',
  '--username=payments',
  '--encoding=UTF8',
  '--locale=C',
  '--no-sync',
  // A sixteenth of what a copy would have to copy of the log.
  '--wal-segsize=1',
];

/** Named for what is in it, so that another version of PostgreSQL or of these options gets its own. */
function templatePath(initdb: string): string {
  const contents = createHash('sha256')
    .update([initdb, ...INITDB_OPTIONS].join('\0'))
    .digest('hex');
  return join(tmpdir(), `payments-postgres-template-${contents.slice(0, 12)}`);
}

/** A folder that only PostgreSQL's user can enter, as PostgreSQL demands. */
function makeOwnedFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `payments-postgres-${purpose}-`));
  chmodSync(folder, 0o700);
  if (unprivilegedUser !== undefined) {
    chownSync(folder, unprivilegedUser.uid, unprivilegedUser.gid);
  }
  return folder;
}

/**
 * An initialised data directory that nobody runs, made once per machine: `initdb` takes a second
 * or two, a copy of its result a fraction. Renaming is atomic, so of test workers that make one at
 * the same time one wins, and the others' work is thrown away.
 */
function templateDirectory(): string {
  const { initdb } = postgresBinaries();
  const template = templatePath(initdb);
  if (existsSync(template)) return template;
  const folder = makeOwnedFolder('init');
  execFileSync(initdb, [...INITDB_OPTIONS, '--pgdata', folder], {
    ...unprivilegedUser,
    cwd: folder,
    stdio: 'pipe',
  });
  try {
    renameSync(folder, template);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
  return template;
}

/**
 * A new data directory. All of them are copies of one and share its system identifier, so that
 * a server on one can be the standby of a server on another without a base backup.
 */
export function copyDataDirectory(): string {
  const template = templateDirectory();
  const folder = makeOwnedFolder('data');
  execFileSync('cp', ['-R', '--reflink=auto', `${template}/.`, folder], {
    ...unprivilegedUser,
    stdio: 'pipe',
  });
  return folder;
}
