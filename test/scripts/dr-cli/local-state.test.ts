import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../scripts/dr-cli/main';
import { testIo } from '../../support/test-io';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'local-state-'));
  folder = join(parent, 'cloud');
});

afterEach(() => rmSync(parent, { recursive: true }));

async function outputs(state: string) {
  const io = testIo({ env: { DR_LOCAL_STATE: state } });
  const exitCode = await main(['outputs', '--suffix', 'demo', '--local'], io);
  return { exitCode, err: io.err() };
}

const other = 'choose another folder: DR_LOCAL_STATE=<folder>\n';
const anew = () => `next: rm -r ${folder} (begins anew, with an empty local cloud)\n  or: ${other}`;

test('a damaged state is told with the folder and how to begin anew', async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'state.json'), '{"version":1,"sta');

  const { exitCode, err } = await outputs(folder);

  expect(exitCode).toBe(4);
  expect(err).toBe(
    `error: the local cloud can't be kept in ${folder}: ${folder}/state.json is damaged: it is not complete JSON\n${anew()}`,
  );
});

test('a state of another version is told with how to begin anew', async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'state.json'), '{"version":0,"state":{}}');

  const { exitCode, err } = await outputs(folder);

  expect(exitCode).toBe(4);
  expect(err).toContain('was written by another version of the local cloud\n');
  expect(err).toContain(anew());
});

test('a lock that is no file is told with how to begin anew', async () => {
  mkdirSync(join(folder, 'lock'), { recursive: true });

  const { exitCode, err } = await outputs(folder);

  expect(exitCode).toBe(4);
  expect(err).toContain(`${folder}/lock is a folder, where a lock belongs\n`);
  expect(err).toContain(anew());
});

test('a file in place of the folder is told, and nobody is asked to delete it', async () => {
  writeFileSync(folder, 'mine');

  const { exitCode, err } = await outputs(folder);

  expect(exitCode).toBe(4);
  expect(err).toMatch(/^error: the local cloud can't be kept in .*: .*\nnext: choose/);
  expect(err).not.toContain('rm -r');
});

test('a folder that can’t be made is told, and not tried for ever', () => {
  const program = join(__dirname, '../../../scripts/dr-cli.ts');

  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', program, 'outputs', '--suffix', 'demo', '--local'],
    { env: { ...process.env, DR_LOCAL_STATE: '/proc/nope' }, timeout: 30_000, encoding: 'utf8' },
  );

  expect(status).toBe(4);
  expect(stderr).toContain("error: the local cloud can't be kept in /proc/nope: ");
});
