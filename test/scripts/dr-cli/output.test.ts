import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const program = join(__dirname, '../../../scripts/dr-cli.ts');

function start(...args: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('a command whose reader has gone ends without a word, as by SIGPIPE', async () => {
  const command = start('graph');
  command.stdout.destroy();

  const [errors, [exitCode]] = await Promise.all([text(command.stderr), once(command, 'exit')]);

  expect(errors).toBe('');
  expect(exitCode).toBe(141);
});

test('a refusal that nobody reads keeps its exit code', async () => {
  const command = start('status', '--suffix', 'Not A Suffix');
  command.stderr.destroy();

  const [exitCode] = await once(command, 'exit');

  expect(exitCode).toBe(4);
});
