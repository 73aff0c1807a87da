import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownedFolder } from '../../../scripts/tools/owned-folder';

test('a folder is gone when its owner removes it', () => {
  const folder = ownedFolder('drill-test');
  const wasThere = existsSync(folder.path);

  folder.remove();

  expect([wasThere, existsSync(folder.path)]).toEqual([true, false]);
});

/** A process that has folders; what the program prints is the paths. */
async function owner(
  program: string,
): Promise<{ kill(): void; readonly paths: readonly string[] }> {
  const script = `
    const { ownedFolder } = require(${JSON.stringify(require.resolve('../../../scripts/tools/owned-folder'))});
    ${program}
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { kill: () => void child.kill('SIGKILL'), paths: String(line).split(' ') };
}

test('a folder is gone when its owner is killed', async () => {
  const { kill, paths } = await owner("console.log(ownedFolder('drill-test').path);");
  const [path = ''] = paths;
  const wasThere = existsSync(path);

  kill();
  while (existsSync(path)) await sleep(20);

  expect(wasThere).toBe(true);
});

test('a folder that is kept stays when its owner is killed', async () => {
  const { kill, paths } = await owner(`
    const kept = ownedFolder('drill-test');
    kept.keep();
    console.log(kept.path + ' ' + ownedFolder('drill-test').path);`);
  const [kept = '', other = ''] = paths;

  kill();
  while (existsSync(other)) await sleep(20);

  const isThere = existsSync(kept);
  rmSync(kept, { recursive: true, force: true });
  expect(isThere).toBe(true);
});
