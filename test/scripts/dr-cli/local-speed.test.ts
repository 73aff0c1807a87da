import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../scripts/dr-cli/main';
import { EXIT } from '../../../scripts/engine/errors';
import { testIo } from '../../support/test-io';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-speed-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function outputs(speed: string) {
  const io = testIo({ env: { DR_LOCAL_STATE: folder, DR_LOCAL_SPEED: speed } });
  const exitCode = await main(['outputs', '--suffix', 'demo', '--local'], io);
  return { exitCode, err: io.err() };
}

test.each(['fast', '0', '-1', '1001', 'Infinity', 'NaN'])(
  'a speed of "%s" is refused before anything is done',
  async (speed) => {
    const { exitCode, err } = await outputs(speed);

    expect(exitCode).toBe(EXIT.invalidInput);
    expect(err).toBe(
      `error: DR_LOCAL_SPEED "${speed}" is not a number above 0 and up to 1000\nnext: DR_LOCAL_SPEED=10\n`,
    );
  },
);

test.each(['', '0.5', '1000'])('a speed of "%s" is taken', async (speed) => {
  const { err } = await outputs(speed);

  expect(err).not.toContain('DR_LOCAL_SPEED');
});
