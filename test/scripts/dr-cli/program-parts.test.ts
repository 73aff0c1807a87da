import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleParts } from '../../../scripts/generate/bundle-cli';

type Parts = Awaited<ReturnType<typeof bundleParts>>;

/** Sources in the parts that are loaded before a command is known. */
function loadedAtOnce({ outputs }: Parts): string[] {
  const entry = Object.keys(outputs).find(
    (path) => outputs[path]?.entryPoint !== undefined && path.endsWith('program.mjs'),
  );
  const parts = new Set<string>();
  const visit = (path: string) => {
    if (!parts.has(path)) {
      parts.add(path);
      for (const { path: next, kind, external } of outputs[path]?.imports ?? []) {
        if (kind === 'import-statement' && external !== true) {
          visit(next);
        }
      }
    }
  };
  visit(entry ?? '');
  return [...parts].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
}

let parts: Parts;

beforeAll(async () => {
  parts = await bundleParts(mkdtempSync(join(tmpdir(), 'dr-parts-')));
});

test('the commands themselves are loaded at once', () => {
  expect(loadedAtOnce(parts)).toContain('scripts/dr-cli/commands/deploy.ts');
});

// What loads them too early can be found with `import type`, or `await import()` where they are used.
test.each([
  ['the AWS SDK', /node_modules\/@(aws-sdk|smithy)\//],
  ['the local cloud', /^scripts\/local-cloud\/create-local-cloud\.ts$/],
  ['the drill', /^scripts\/drill\/run-drill\.ts$/],
])('help and a typing error load nothing of %s', (_, early) => {
  expect(loadedAtOnce(parts).filter((source) => early.test(source))).toEqual([]);
});

test.each([
  ['the AWS SDK', /node_modules\/@aws-sdk\/client-sts\//],
  ['the local cloud', /^scripts\/local-cloud\/create-local-cloud\.ts$/],
])('%s is in a part of its own', (_, late) => {
  const inputs = Object.values(parts.outputs).flatMap((output) => Object.keys(output.inputs));

  expect(inputs).toContainEqual(expect.stringMatching(late));
});
