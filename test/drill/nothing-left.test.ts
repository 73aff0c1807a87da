import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

let running: ChildProcess | undefined;

afterEach(() => void running?.kill('SIGKILL'));

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

/** Temporary folders that a process was started with. */
function foldersOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return text.match(/\/[\w/-]*\/(?:drill|payments-postgres-data)-\w+/g) ?? [];
  } catch {
    return [];
  }
}

/** A drill that has lost its region: everything that it ever starts is there. */
async function runningDrill(folder: string) {
  const child = spawn(
    process.execPath,
    ['--import', require.resolve('tsx'), join(process.cwd(), 'scripts/dr-cli.ts')].concat([
      ...['drill', '--local', '--out', join(folder, 'evidence')],
    ]),
    { cwd: process.cwd(), env: { ...process.env, DR_LOCAL_STATE: join(folder, 'none') } },
  );
  running = child;
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

test.each([
  ['Ctrl-C', 'SIGINT'],
  ['a crash', 'SIGKILL'],
] as const)('after %s no process of a drill is left, and no folder', async (_, signal) => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-test-'));
  const { child, ended, started } = await runningDrill(folder);
  const owned = started.flatMap(foldersOf);

  child.kill(signal);
  await ended;
  while (started.some(isAlive) || owned.some((path) => existsSync(path))) await sleep(50);

  expect(started.length).toBeGreaterThan(10);
  expect(owned.length).toBeGreaterThan(2);
  rmSync(folder, { recursive: true, force: true });
});
