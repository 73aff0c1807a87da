import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { unprivilegedUser } from './unprivileged-user';

/** Where every system lets everybody make folders. */
const PUBLIC_FOLDERS = ['/tmp', '/var/tmp'];

let found: string | undefined;

/** The folder for temporary files; one that PostgreSQL's user may enter, which root's need not be. */
export function temporaryFolder(): string {
  found ??= [tmpdir(), ...PUBLIC_FOLDERS].find(mayEnter);
  if (found === undefined) {
    throw new Error(
      `uid ${unprivilegedUser?.uid}, which PostgreSQL runs as, may enter neither ${tmpdir()} nor ` +
        `${PUBLIC_FOLDERS.join(' nor ')}; set TMPDIR to a folder that it may`,
    );
  }
  return found;
}

function mayEnter(folder: string): boolean {
  if (unprivilegedUser === undefined) return true;
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
      ...unprivilegedUser,
      cwd: '/',
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
