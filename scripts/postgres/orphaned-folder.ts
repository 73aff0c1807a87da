import { spawn } from 'node:child_process';

/**
 * Removes the folder when its input ends without a word, which it does when this process ends, however
 * that went: the kernel closes the pipe. A server that is just being ended may write once more, so it
 * is done again until nothing is left, for ten seconds.
 */
const WATCHER = `
read -r word && exit
for try in $(seq 50); do
  rm -rf "$1" 2>/dev/null
  [ -e "$1" ] || exit
  sleep 0.2
done`;

/** A folder that nobody else looks after any more, and that is gone when this process is. */
export class OrphanedFolder {
  private constructor(private readonly sayKeep: () => void) {}

  static watch(path: string): OrphanedFolder {
    const watcher = spawn('/bin/sh', ['-c', WATCHER, 'watcher', path], {
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      // Its own group: it must survive a Ctrl-C that ends this process.
      detached: true,
    });
    watcher.stdin.on('error', () => undefined);
    watcher.unref();
    return new OrphanedFolder(() => watcher.stdin.end('keep\n'));
  }

  /** Somebody looks after it again, or it is gone. */
  release(): void {
    this.sayKeep();
  }
}
