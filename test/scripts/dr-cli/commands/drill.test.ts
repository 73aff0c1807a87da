import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../../scripts/dr-cli/main';
import { EXIT } from '../../../../scripts/engine/errors';
import { testIo } from '../../../support/test-io';

test('a drill without --local is told the one command that is right', async () => {
  const io = testIo();

  expect(await main(['drill', '--scenario', 'failback', '--sync-commit'], io)).toBe(
    EXIT.invalidInput,
  );
  expect(io.err()).toContain('next: dr-cli drill --local --scenario failback --sync-commit\n');
});

test.each([
  ['dr-cutoff', 'dr-cut-off'],
  ['failbak', 'failback'],
  ['nothing-of-the-kind', 'region-killed'],
])('for the scenario %s it offers %s', async (typed, offered) => {
  const io = testIo();

  expect(await main(['drill', '--local', '--scenario', typed], io)).toBe(EXIT.invalidInput);
  expect(io.err()).toContain(`next: dr-cli drill --local --scenario ${offered}\n`);
});

test('what was started is said to be ended when it is, and before it that it is being ended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-interrupted-'));
  const io = testIo({
    workingDirectory: folder,
    env: { DR_LOCAL_STATE: join(folder, 'none') },
    onStderr: (text, own) => {
      if (text.startsWith('both regions')) own.interrupt();
    },
  });

  expect(await main(['drill', '--local'], io)).toBe(EXIT.interrupted);
  expect(io.err()).toMatch(
    /interrupted: ending everything that the drill started\n[\s\S]*everything that the drill started is ended\nnext: dr-cli drill --local/,
  );
  rmSync(folder, { recursive: true });
});
