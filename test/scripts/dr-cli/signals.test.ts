import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(__dirname, '../../../scripts/dr-cli.ts');

const folder = mkdtempSync(join(tmpdir(), 'dr-signals-'));
const env = {
  PATH: process.env.PATH,
  HOME: folder,
  DR_LOCAL_STATE: join(folder, 'cloud'),
  DR_RUNS: join(folder, 'runs'),
  DR_LOCAL_SPEED: '200',
};

/** Runs the program, and sends it the signal as soon as it has said the words. */
async function signalled(signal: NodeJS.Signals, words: string, ...args: string[]) {
  const command = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  let sent = false;
  command.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    if (!sent && err.includes(words)) {
      sent = true;
      command.kill(signal);
    }
  });
  const [exitCode, endedBy] = await once(command, 'close');
  return { exitCode, endedBy, err };
}

test.each([
  ['SIGTERM', 143, 'terminated'],
  ['SIGHUP', 129, 'the terminal was closed'],
] as const)(
  '%s ends a deploy as the first Ctrl-C does, with %d',
  async (signal, code, cause) => {
    const args = ['deploy', '--suffix', 'demo', '--local', '--yes'];

    const { exitCode, endedBy, err } = await signalled(signal, ': started', ...args);

    expect(err).toContain(`${cause}: nothing new is started`);
    expect(err).toContain('(takes up where this run ended)');
    expect({ exitCode, endedBy }).toEqual({ exitCode: code, endedBy: null });
  },
  120_000,
);
