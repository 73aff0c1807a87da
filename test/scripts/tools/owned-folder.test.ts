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

test('a folder is gone when its owner is killed', async () => {
  const owner = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--eval',
      `const { ownedFolder } = require(${JSON.stringify(require.resolve('../../../scripts/tools/owned-folder'))});
       console.log(ownedFolder('drill-test').path);
       setInterval(() => undefined, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [path] = await once(createInterface({ input: owner.stdout }), 'line');
  const wasThere = existsSync(path);

  owner.kill('SIGKILL');
  while (existsSync(path)) await sleep(20);

  expect(wasThere).toBe(true);
});

test('a folder that is kept stays when its owner is killed', async () => {
  const owner = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--eval',
      `const { ownedFolder } = require(${JSON.stringify(require.resolve('../../../scripts/tools/owned-folder'))});
       const kept = ownedFolder('drill-test');
       kept.keep();
       console.log(kept.path + ' ' + ownedFolder('drill-test').path);
       setInterval(() => undefined, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(createInterface({ input: owner.stdout }), 'line');
  const [kept = '', other = ''] = String(line).split(' ');

  owner.kill('SIGKILL');
  while (existsSync(other)) await sleep(20);

  const isThere = existsSync(kept);
  rmSync(kept, { recursive: true, force: true });
  expect(isThere).toBe(true);
});
