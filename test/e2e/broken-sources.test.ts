import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const project = join(__dirname, '../..');
const source = 'templates-src/foundation/index.ts';
const lines = readFileSync(join(project, source), 'utf8').split('\n').length;
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'broken-sources-'));
  for (const name of ['package.json', 'tsconfig.json', 'scripts', 'templates-src', 'functions']) {
    cpSync(join(project, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true }));

afterEach(() => cpSync(join(project, source), join(copy, source)));

function run(script: string, ...args: string[]) {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `scripts/${script}.ts`, ...args],
    { cwd: copy, encoding: 'utf8' },
  );
  return { status, stderr, stdout };
}

const next = 'next: correct it, then the same command again\n  or: npm run typecheck\n';

test.each([
  { what: 'a syntax error', code: 'const = 3;', why: 'Expected identifier but found "="' },
  { what: 'a missing file', code: "import './nope';", why: "Cannot find module './nope'" },
  {
    what: 'an error at run time',
    code: 'const x: any = {}; x.nope.ref;',
    why: "Cannot read properties of undefined (reading 'ref')",
  },
])('generate tells $what in one message, with its place', ({ code, why }) => {
  appendFileSync(join(copy, source), code);

  const { status, stderr, stdout } = run('generate', '--check');

  expect({ status, stderr, stdout }).toEqual({
    status: 1,
    stderr: `error: ${source}:${lines}: ${why}\n${next}`,
    stdout: '',
  });
});

test('build makes nothing from templates that can’t be made, and says why', () => {
  appendFileSync(join(copy, source), 'const x: any = {}; x.nope.ref;');

  const { status, stderr } = run('build');

  expect(status).toBe(1);
  expect(stderr).toBe(
    `error: ${source}:${lines}: Cannot read properties of undefined (reading 'ref')\n${next}`,
  );
});

test('a function that can’t be bundled is told in one message, with its place', () => {
  const handler = join(copy, 'functions/validate-payment/index.ts');
  const original = readFileSync(handler, 'utf8');
  appendFileSync(handler, 'const = 3;');

  const { status, stderr } = run('generate', '--check');

  cpSync(join(project, 'functions/validate-payment/index.ts'), handler);
  expect(status).toBe(1);
  expect(stderr).toBe(
    `error: functions/validate-payment/index.ts:${original.split('\n').length}: Expected identifier but found "="\n${next}`,
  );
});
