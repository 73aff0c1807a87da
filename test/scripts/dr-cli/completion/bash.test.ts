import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHELL_SCRIPTS } from '../../../../scripts/dr-cli/completion/shell-scripts';
import { type BuiltCli, buildCli } from '../../../support/built-cli';

let cli: BuiltCli;
let folder: string;

beforeAll(async () => {
  cli = await buildCli();
  folder = mkdtempSync(join(tmpdir(), 'dr-completion-'));
  writeFileSync(
    join(folder, 'dr-cli'),
    `#!/bin/sh\nexec ${process.execPath} ${cli.program} "$@"\n`,
  );
  chmodSync(join(folder, 'dr-cli'), 0o755);
  writeFileSync(join(folder, 'dr.config.yaml'), 'environments:\n  prod:\n  staging:\n');
  mkdirSync(join(folder, '.aws'));
  writeFileSync(join(folder, '.aws/config'), '[default]\n[profile payments-ops]\n');
});

/** What bash would offer for a line, with its usual word breaks. */
function offered(line: string, breaks = ' \t\n"\'><=;|&(:@'): string[] {
  const script = `
eval "$(dr-cli completion bash)"
COMP_WORDBREAKS=$1 COMP_LINE=$2 COMP_POINT=\${#2}
_dr_cli_complete
printf '%s\\n' "\${COMPREPLY[@]}"
complete -p dr-cli >&2`;
  return execFileSync('bash', ['-c', script, 'bash', breaks, line], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
    .split('\n')
    .filter(Boolean);
}

test.each([
  ['dr-cli desc', []],
  ['dr-cli dest', ['destroy']],
  ['dr-cli status --suffix ', ['prod', 'staging', 'demo']],
  ['dr-cli status --suffix st', ['staging']],
  ['dr-cli deploy --nat-gateways ', ['per-zone', 'single']],
  ['dr-cli deploy --profile pay', ['payments-ops']],
  ['dr-cli outputs --region us-east-2', ['us-east-2']],
  ['dr-cli completion f', ['fish']],
])('bash offers after %j: %j', (line, expected) => {
  expect(offered(line)).toEqual(expected);
});

test('of a stack in a region bash gets what it replaces, which depends on its word breaks', () => {
  expect(offered('dr-cli deploy --only regional@')).toEqual(['primary', 'dr']);
  expect(offered('dr-cli deploy --only regional@', ' \t\n')).toEqual([
    'regional@primary',
    'regional@dr',
  ]);
});

test('a value behind an equals sign is completed', () => {
  expect(offered('dr-cli status --suffix=pr')).toEqual(['prod']);
});

test.each(Object.entries(SHELL_SCRIPTS))('the script for %s asks dr-cli itself', (_, script) => {
  expect(script).toContain('dr-cli complete -- ');
});
