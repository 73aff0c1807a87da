import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Waits until its input ends, which it does when this process ends, however that went: the kernel
 * closes the pipe.
 */
const WATCHER = 'cat >/dev/null; rm -rf "$1"';

/** A temporary folder that is gone when this process is. */
export function ownedFolder(purpose: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `${purpose}-`));
  const watcher = spawn('/bin/sh', ['-c', WATCHER, 'watcher', path], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    // Its own group: it must survive a Ctrl-C that ends this process.
    detached: true,
  });
  watcher.unref();
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
      watcher.stdin.end();
    },
  };
}
