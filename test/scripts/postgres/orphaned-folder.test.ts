import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MODULE = join(__dirname, '../../../scripts/postgres/orphaned-folder.ts');

/** Runs some code on a folder in a process of its own, until it is killed. */
async function killedWhile(code: string): Promise<string> {
  const path = mkdtempSync(join(tmpdir(), 'drill-test-'));
  const child = spawn(
    process.execPath,
    [
      ...['--import', require.resolve('tsx'), '--eval'],
      `const { OrphanedFolder } = require(${JSON.stringify(MODULE)});
       const path = ${JSON.stringify(path)};
       ${code}
       console.log('ready'); setInterval(() => undefined, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return path;
}

test('what nobody looks after is removed when its process is killed', async () => {
  const path = await killedWhile('OrphanedFolder.watch(path);');

  while (existsSync(path)) await sleep(20);
  expect(existsSync(path)).toBe(false);
});

test('what somebody looks after again is left alone', async () => {
  const kept = await killedWhile('OrphanedFolder.watch(path).release();');
  // Whoever would remove the first one would have done so before the second one is gone.
  const path = await killedWhile('OrphanedFolder.watch(path);');
  while (existsSync(path)) await sleep(20);

  expect(existsSync(kept)).toBe(true);
  rmSync(kept, { recursive: true });
});
