import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryLease } from '../../../../scripts/local-cloud/live/driver-lease';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lease-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, 'driver');

/** As if its holder had shown no life for so long. */
function age(seconds: number): void {
  const then = new Date(Date.now() - seconds * 1000);
  utimesSync(file(), then, then);
}

it('has one holder, who keeps it', () => {
  const first = new DirectoryLease(folder);
  const second = new DirectoryLease(folder);

  const taken = [first.take(), second.take(), first.take()];

  expect(taken).toEqual([true, false, true]);
});

it('goes to the next when it is released', () => {
  const first = new DirectoryLease(folder);
  const second = new DirectoryLease(folder);
  first.take();

  first.release();

  expect(second.take()).toBe(true);
});

it('is released by its holder only', () => {
  const first = new DirectoryLease(folder);
  const second = new DirectoryLease(folder);
  first.take();

  second.release();

  expect(second.take()).toBe(false);
});

it('is taken over from a process that has died', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file(), `${pid} somebody`);

  expect(new DirectoryLease(folder).take()).toBe(true);
});

it('is taken over from a process that is stopped, which then finds out', () => {
  const stopped = new DirectoryLease(folder);
  const next = new DirectoryLease(folder);
  stopped.take();
  age(6);

  const taken = [next.take(), stopped.take()];

  expect(taken).toEqual([true, false]);
});

it('stays with a holder that shows life', () => {
  const holder = new DirectoryLease(folder);
  const other = new DirectoryLease(folder);
  holder.take();
  age(6);

  holder.renew();

  expect(other.take()).toBe(false);
});

it('is not renewed by who has lost it', () => {
  const lost = new DirectoryLease(folder);
  const holder = new DirectoryLease(folder);
  lost.take();
  age(6);
  holder.take();
  const content = readFileSync(file(), 'utf8');
  age(6);

  lost.renew();
  lost.release();

  expect(existsSync(file()) && readFileSync(file(), 'utf8')).toBe(content);
  expect(lost.take()).toBe(true);
});
