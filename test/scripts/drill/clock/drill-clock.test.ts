import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CLOCK_VARIABLE,
  clockFromEnvironment,
  startClock,
} from '../../../../scripts/drill/clock/drill-clock';
import { bundle } from '../../../../scripts/generate/bundle';

test('a child process finds the clock of its parent', () => {
  const clock = startClock(10, 1_000_000);

  const child = clockFromEnvironment(JSON.stringify(clock.setting));

  expect(child.setting).toEqual(clock.setting);
  expect(child.machineMs(60_000)).toBe(6_000);
  expect(() => clockFromEnvironment(undefined)).toThrow(CLOCK_VARIABLE);
});

test('a wait ends with the reason of whoever ended it', async () => {
  const over = new AbortController();
  const waiting = startClock(1, 0).sleep(60_000, over.signal);

  over.abort(new Error('interrupted'));

  await expect(waiting).rejects.toThrow('interrupted');
});

test('in a program that lives in drill time, dates and timers go by its clock', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-time-'));
  const program = join(folder, 'program.ts');
  writeFileSync(
    program,
    `import ${JSON.stringify(require.resolve('../../../../scripts/drill/clock/live-in-drill-time'))};
     import { setTimeout as sleep } from 'node:timers/promises';
     const dates = [Date.now(), new Date().getTime()];
     const startedAtMs = performance.now();
     // Hours, if they were the machine's.
     sleep(7_200_000).then(() => new Promise((resolve) => setTimeout(resolve, 7_200_000))).then(() => {
       console.log(JSON.stringify({ dates, fixed: new Date(5).getTime(), passedMs: Date.now() - dates[0] }));
     });`,
  );
  await bundle({
    entryPoints: [program],
    outfile: join(folder, 'program.js'),
    platform: 'node',
    format: 'cjs',
  });
  const clock = startClock(100_000, Date.UTC(2040, 0, 1));

  const said = execFileSync(process.execPath, [join(folder, 'program.js')], {
    encoding: 'utf8',
    env: { [CLOCK_VARIABLE]: JSON.stringify(clock.setting) },
  });
  rmSync(folder, { recursive: true, force: true });

  const { dates, fixed, passedMs } = JSON.parse(said);
  expect(dates.every((date: number) => date > Date.UTC(2040, 0, 1))).toBe(true);
  expect(fixed).toBe(5);
  expect(passedMs).toBeGreaterThanOrEqual(14_000_000);
});
