import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(__dirname, 'fixtures');

function linesMarkedWrong(): number[] {
  return readFileSync(join(FIXTURES, 'wrong-references.ts'), 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.includes('// error:') ? [index + 1] : []));
}

function linesTheCompilerRefuses(): number[] {
  const compiler = spawnSync(
    'node_modules/.bin/tsc',
    ['--noEmit', '--pretty', 'false', '--project', FIXTURES],
    { encoding: 'utf8' },
  );
  const lines = [...compiler.stdout.matchAll(/wrong-references\.ts\((\d+),\d+\): error TS/g)];
  return [...new Set(lines.map((match) => Number(match[1])))].sort((a, b) => a - b);
}

describe('the template language', () => {
  it('refuses to compile a wrong logical id, attribute, condition, parameter, mapping key, name or property, and nothing else', () => {
    const refused = linesTheCompilerRefuses();

    expect(refused).toEqual(linesMarkedWrong());
  });
});
