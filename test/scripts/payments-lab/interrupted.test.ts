import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Of its own, so that nothing of others is in it; PostgreSQL's user makes and removes folders there. */
let temporary: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'interrupted-'));
  chmodSync(temporary, 0o1777);
});

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(temporary, { recursive: true, force: true });
});

function start(program: string, argv: readonly string[]) {
  const project = join(__dirname, '..', '..', '..');
  const started = spawn(
    process.execPath,
    ['--import', 'tsx', join(project, 'scripts', program), ...argv],
    {
      cwd: project,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child = started;
  let said = '';
  started.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  started.stdout.resume();
  return { process: started, exited: once(started, 'close'), said: () => said };
}

/** Of a run; what is made once per machine stays. */
const folders = () =>
  readdirSync(temporary).filter((name) =>
    /^payments?-(chaos|fuzz|programs|postgres-data)-/.test(name),
  );

/** A service has begun to write its log. */
const isServing = () =>
  folders()
    .filter((name) => /^payments?-(chaos|fuzz)-/.test(name))
    .some((name) => readdirSync(join(temporary, name)).length > 0);

/** The watcher of a folder is another process: it needs its time. */
async function untilGone(): Promise<void> {
  while (folders().length > 0) await sleep(50);
}

it('says on Ctrl-C how far chaos was, and leaves no folder behind', async () => {
  const chaos = start('payment-chaos.ts', ['--runs', '500', '--lanes', '1']);
  while (!isServing()) await sleep(50);

  chaos.process.kill('SIGINT');
  const [exitCode] = await chaos.exited;
  await untilGone();

  expect(chaos.said()).toMatch(
    /^starting 1 PostgreSQL server, with 2 payment services in front of each, for 500 runs\n/,
  );
  expect(chaos.said()).toMatch(/\n\ninterrupted after \d+ runs?; nothing broken so far\n$/);
  expect(exitCode).toBe(130);
});

it('leaves no folder behind when it is killed', async () => {
  const fuzz = start('payment-fuzz.ts', ['--requests', '50000']);
  while (!isServing()) await sleep(50);
  const before = folders();

  fuzz.process.kill('SIGKILL');
  await untilGone();

  expect(before).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^payments-fuzz-/),
      expect.stringMatching(/^payments-programs-/),
      expect.stringMatching(/^payments-postgres-data-/),
    ]),
  );
});
