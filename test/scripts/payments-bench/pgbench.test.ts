import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchPayments } from '../../../scripts/payments-bench/command';
import { LAB_EXIT } from '../../../scripts/payments-lab/lab-exit';
import { recordedRun } from '../payments-lab/support/recorded-run';

it('says that pgbench is missing before anything is started, and what can be done', async () => {
  const path = process.env.PATH;
  const empty = mkdtempSync(join(tmpdir(), 'no-programs-'));
  const run = recordedRun();
  process.env.PATH = empty;

  try {
    await expect(benchPayments({ rounds: 1, seconds: 1, clients: 1 }, run)).rejects.toMatchObject({
      message: 'pgbench is not installed, and the service is compared with it',
      nextSteps: [
        expect.stringContaining('apt-get install postgresql'),
        expect.stringContaining('--minutes 10'),
      ],
      exitCode: LAB_EXIT.invalidInput,
    });
  } finally {
    process.env.PATH = path;
    rmSync(empty, { recursive: true });
  }
  expect([run.written(), run.progressed()]).toEqual(['', '']);
});
