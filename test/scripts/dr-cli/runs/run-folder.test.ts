import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../../scripts/dr-cli/runs/journal-writer';
import { openRunFolder } from '../../../../scripts/dr-cli/runs/run-folder';
import type { RunStore } from '../../../../scripts/dr-cli/runs/run-store';
import { testIo } from '../../../support/test-io';
import { VirtualClock } from '../../../support/virtual-clock';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-folder-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const runs = (env: Readonly<Record<string, string>> = {}) =>
  openRunFolder(testIo({ workingDirectory: folder, env }));

const RUN = {
  type: 'run',
  version: '1.0',
  runId: 'a-run',
  command: 'deploy',
  suffix: 'demo',
  accountId: '111122223333',
  cloud: 'aws',
} as const;

const END = { type: 'end', result: 'succeeded', exitCode: 0 } as const;

test('journals lie in the working directory, for nobody else to read', () => {
  const journal = openJournal(runs(), 'a-run', new VirtualClock());
  journal.record(RUN);
  journal.close();

  expect(runs().runIds()).toEqual(['a-run']);
  expect(statSync(join(folder, '.dr/runs')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, '.dr/runs/a-run.jsonl')).mode & 0o077).toBe(0);
});

test('another folder can be named', () => {
  openJournal(runs({ DR_RUNS: 'elsewhere' }), 'a-run', new VirtualClock()).close();

  expect(readFileSync(join(folder, 'elsewhere/a-run.jsonl'), 'utf8')).toBe('');
});

test('a journal goes on behind its last whole line', () => {
  const file = join(folder, '.dr/runs/a-run.jsonl');
  const first = openJournal(runs(), 'a-run', new VirtualClock());
  first.record(RUN);
  first.close();
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"sequence":2,"at":"20`);

  const second = openJournal(runs(), 'a-run', new VirtualClock());
  second.record(END);
  second.close();

  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).sequence)).toEqual([1, 2]);
});

test('all that came before a call is on the disk before the call, and events wait for that', () => {
  const done: string[] = [];
  const store: RunStore = {
    ...runs(),
    read: () => undefined,
    open: () => ({
      append: (text) => void done.push(JSON.parse(text).type),
      sync: () => void done.push('sync'),
      close: () => undefined,
    }),
  };
  const journal = openJournal(store, 'a-run', new VirtualClock());

  journal.record(RUN);
  journal.record({ type: 'event', event: { type: 'step_started', step: 's' } });
  journal.record({ type: 'call', region: 'us-east-1', action: 's3:PutObject', resource: 'b' });
  journal.record(END);

  expect(done).toEqual(['run', 'sync', 'event', 'call', 'sync', 'end', 'sync']);
});

test('a folder that can not be made is an error that says how to name another', () => {
  writeFileSync(join(folder, 'file'), '');

  expect(() => runs({ DR_RUNS: 'file/runs' }).lock('demo', { host: 'h', processId: 1 })).toThrow(
    /journals of runs can't be kept in .*file\/runs/,
  );
});
