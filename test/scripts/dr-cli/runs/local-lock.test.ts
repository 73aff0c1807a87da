import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLocalLock } from '../../../../scripts/dr-cli/runs/local-lock';
import { livenessOf, thisProcess } from '../../../../scripts/dr-cli/runs/process-identity';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-lock-'));
  file = join(folder, 'demo.lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has ended. */
function deadProcess() {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return { ...thisProcess(), processId: pid };
}

test('a lock that a living process has is told with that process', () => {
  takeLocalLock(file, thisProcess());

  expect(takeLocalLock(file, thisProcess())).toMatchObject({
    kind: 'held',
    process: { processId: process.pid },
  });
});

test('a lock that was given back can be taken, and leaves no file', () => {
  const first = takeLocalLock(file, thisProcess());
  if (first.kind === 'taken') {
    first.release();
  }

  expect(readdirSync(folder)).toEqual([]);
  expect(takeLocalLock(file, thisProcess()).kind).toBe('taken');
});

test('the lock of a killed process keeps nobody away', () => {
  takeLocalLock(file, deadProcess());

  expect(takeLocalLock(file, thisProcess()).kind).toBe('taken');
});

test('the lock of a killed process whose id another process has by now keeps nobody away', () => {
  takeLocalLock(file, { ...thisProcess(), processStart: 'another boot 17' });

  expect(takeLocalLock(file, thisProcess()).kind).toBe('taken');
});

test('the lock of another machine is not broken: its processes can not be seen from here', () => {
  takeLocalLock(file, { host: 'other-host', processId: 1 });

  expect(takeLocalLock(file, thisProcess())).toMatchObject({
    kind: 'held',
    process: { host: 'other-host' },
  });
});

test('a file that says nothing is nobody’s lock, and is left for a person', () => {
  writeFileSync(file, '');

  expect(takeLocalLock(file, thisProcess())).toMatchObject({ kind: 'held', file });
  expect(existsSync(file)).toBe(true);
});

test('a process is known by when it began', () => {
  expect(livenessOf(thisProcess())).toBe('alive');
  expect(livenessOf({ ...thisProcess(), processStart: 'another boot 17' })).toBe('dead');
  expect(livenessOf(deadProcess())).toBe('dead');
});
