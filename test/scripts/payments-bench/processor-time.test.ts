import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  parentPid,
  processorMs,
  processorMsOfFamily,
} from '../../../scripts/payments-lab/processor-time';

const spin = (forMs: number) => `const end = Date.now() + ${forMs}; while (Date.now() < end);`;

it("is a process's own, and its children's with those that have ended", async () => {
  const before = { own: processorMs(process.pid), family: processorMsOfFamily(process.pid) };
  execFileSync(process.execPath, ['-e', spin(300)]);
  const running = spawn(process.execPath, [
    '-e',
    `${spin(300)} console.log(); setTimeout(() => {}, 60_000)`,
  ]);
  await once(running.stdout, 'data');

  const own = processorMs(process.pid) - before.own;
  const family = processorMsOfFamily(process.pid) - before.family;
  const child = processorMs(Number(running.pid));
  const parent = parentPid(Number(running.pid));
  running.kill('SIGKILL');

  // Time on the clock is not time on the processor, of which a busy machine gives a part.
  expect(child).toBeGreaterThan(30);
  expect(family - own).toBeGreaterThan(child + 30);
  expect(parent).toBe(process.pid);
});
