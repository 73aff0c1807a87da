import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uncompilable } from '../../../../scripts/mutation/compile/uncompilable';
import type { Mutant } from '../../../../scripts/mutation/mutant';

const ROOT = join(__dirname, '..', '..', '..', '..');

function mutantOf(id: string, target: string, change: (text: string) => string): Mutant {
  const text = readFileSync(join(ROOT, target), 'utf8');
  return {
    id,
    target,
    kind: 'guard',
    place: target,
    change: id,
    reach: undefined,
    replace: () => ({ module: target, language: 'typescript', text: change(text) }),
  };
}

const withTimeout = 'functions/shared/with-timeout.ts';
const describeFailure = 'functions/shared/describe-failure.ts';

test('what TypeScript refuses is no mutant, one by one and beside others', async () => {
  const checked: number[] = [];

  const refused = await uncompilable(
    ROOT,
    [
      mutantOf(
        'another type',
        withTimeout,
        (text) => `${text}\nexport const wrong: number = 'x';\n`,
      ),
      mutantOf('a name too many', withTimeout, (text) => `${text}\nconst unused = 1;\n`),
      mutantOf(
        'too few values',
        describeFailure,
        (text) => `${text}\nexport const none: string = undefined;\n`,
      ),
      mutantOf(
        'an early end',
        describeFailure,
        (text) => `${text}\nexport function f() { return 1; }\n`,
      ),
      { ...mutantOf('of a machine', withTimeout, () => '{'), target: 'failover machine' },
    ],
    (count) => checked.push(count),
  );

  expect([...refused].toSorted()).toEqual(['another type', 'too few values']);
  expect(checked).toEqual([2, 4]);
});
