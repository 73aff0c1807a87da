import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TELLING_COLLECTIONS } from '../../../scripts/payments-bench/memory';
import { NodeProcess } from '../../../scripts/payments-lab/node-process';

/** Throws a hundred megabytes away, collects them, and stays. */
const COLLECTING = `
  require('node:v8').setFlagsFromString('--expose-gc');
  const collect = require('node:vm').runInNewContext('gc');
  let garbage = Array.from({ length: 1_000_000 }, (_, index) => ({ index, text: [index] }));
  garbage = undefined;
  collect();
  setInterval(() => {}, 60_000);
`;

it('a program tells what a full collection has left of its heap, and not what was there before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'collections-test-'));
  const program = join(folder, 'collecting.js');
  writeFileSync(program, COLLECTING);
  const collecting = NodeProcess.start({
    program,
    environment: TELLING_COLLECTIONS,
    logFile: join(folder, 'log'),
  });
  const told = new Promise<unknown>((resolve) => collecting.onMessage(resolve));

  const message = await told;

  await collecting.end('SIGKILL');
  rmSync(folder, { recursive: true });
  expect(message).toEqual({ heapBytes: expect.any(Number) });
  expect((message as { heapBytes: number }).heapBytes).toBeLessThan(20_000_000);
});
