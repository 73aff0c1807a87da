import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// Who has started whom is read from Linux's /proc.

interface Process {
  readonly pid: number;
  readonly parent: number;
}

function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ pid: Number(name), parent: Number(fields[1]) }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

function descendants(pid: number, all = processes()): readonly number[] {
  return all
    .filter(({ parent }) => parent === pid)
    .flatMap((child) => [child.pid, ...descendants(child.pid, all)]);
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

/** Of drills and their databases; what is made once per machine stays. */
const foldersIn = (temporary: string): readonly string[] =>
  readdirSync(temporary).filter((name) => /^(drill|payments-postgres-data)-/.test(name));

/** A drill that has lost its region: everything that it ever starts is there. */
async function runningDrill(folder: string) {
  // As /tmp is: PostgreSQL's user enters it, and removes there what is its own.
  chmodSync(folder, 0o1777);
  const child = spawn(
    process.execPath,
    ['--import', require.resolve('tsx'), join(process.cwd(), 'scripts/dr-cli.ts')].concat([
      ...['drill', '--local', '--out', join(folder, 'evidence')],
    ]),
    {
      cwd: process.cwd(),
      env: { ...process.env, TMPDIR: folder, DR_LOCAL_STATE: join(folder, 'none') },
    },
  );
  const ended = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('FAULT')) resolve();
    });
    child.once('exit', () => reject(new Error(said)));
  });
  return { child, ended, started: descendants(child.pid ?? 0) };
}

// At the same time: most of what they do is waiting.
test.concurrent.each([
  ['Ctrl-C', 'SIGINT'],
  ['a crash', 'SIGKILL'],
] as const)('after %s no process of a drill is left, and no folder', async (_, signal) => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-test-'));
  const { child, ended, started } = await runningDrill(folder);
  const folders = foldersIn(folder);

  child.kill(signal);
  await ended;
  while (started.some(isAlive) || foldersIn(folder).length > 0) await sleep(50);

  expect(started.length).toBeGreaterThan(10);
  // The drill's own, and the data of both databases, of which one has ended.
  expect(folders).toHaveLength(3);
  rmSync(folder, { recursive: true, force: true });
});
