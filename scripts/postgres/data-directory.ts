import { execFile, execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { promisify } from 'node:util';
import { postgresBinaries, postgresVersion } from './binaries';
import { madeOnce, newFolder } from './made-once';
import { unprivilegedUser } from './unprivileged-user';

/** What all servers have in common. */
const INITDB_OPTIONS = [
  '--auth=trust',
  '--username=payments',
  '--encoding=UTF8',
  '--locale=C',
  '--no-sync',
  // A sixteenth of what a copy would have to copy of the log.
  '--wal-segsize=1',
];

/** PostgreSQL demands that its folder is its own user's, and renames files in it. */
export function handOver(path: string): void {
  if (unprivilegedUser !== undefined) {
    chownSync(path, unprivilegedUser.uid, unprivilegedUser.gid);
  }
}

/**
 * An initialised data directory that nobody runs: `initdb` takes a second or two, a copy of its
 * result a fraction.
 */
function templateDirectory(): string {
  return madeOnce({
    purpose: 'template',
    contents: [postgresVersion(), ...INITDB_OPTIONS],
    proof: 'PG_VERSION',
    make: (folder) => {
      handOver(folder);
      run(postgresBinaries().initdb, [...INITDB_OPTIONS, '--pgdata', folder], folder);
    },
  });
}

/**
 * A new data directory. All of them are copies of one and share its system identifier, so that
 * a server on one can be the standby of a server on another without a base backup.
 */
export function copyDataDirectory(): string {
  const template = templateDirectory();
  const folder = newFolder('data');
  handOver(folder);
  run('cp', ['-R', `${template}/.`, folder], folder);
  return folder;
}

/**
 * A copy of a running server's directory, for a server that goes on from its write-ahead log. Whoever
 * asks has begun a backup before and ends it afterwards: what changes while it is copied is only made
 * consistent by replaying. https://www.postgresql.org/docs/current/continuous-archiving.html
 */
export async function copyRunningDirectory(source: string): Promise<string> {
  const folder = newFolder('data');
  handOver(folder);
  await promisify(execFile)('sh', ['-c', COPY_RUNNING, 'copy', source, folder], {
    ...unprivilegedUser,
    cwd: folder,
  });
  return folder;
}

/**
 * The log is streamed instead; identity and locks of the other process are its own. Files that go
 * while they are copied are no error, and `tar` calls them one.
 */
const COPY_RUNNING = `
tar -C "$1" --exclude=./postmaster.pid --exclude=./postmaster.opts --exclude='./pg_wal/*' \\
  --exclude='./pg_replslot/*' --exclude=./standby.signal -cf - . 2>/dev/null | tar -C "$2" -xf -
mkdir -p "$2/pg_wal/archive_status"
`;

/** As PostgreSQL's user, in a folder that it may enter: this process may be in one that it may not. */
function run(command: string, args: readonly string[], folder: string): void {
  execFileSync(command, args, { ...unprivilegedUser, cwd: folder, stdio: 'pipe' });
}
