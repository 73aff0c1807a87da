import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

const SDK_CLIENTS = /^@aws-sdk\/client-[\w-]+$/;

/**
 * Gives a bundle the SDK's commands without the SDK: a name and an input. The simulation's clients
 * look at nothing else, and a command of the SDK costs more than what is simulated of its call.
 */
export const commandsOnly: Plugin = {
  name: 'commands-only',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: SDK_CLIENTS }, ({ path }) => ({ path, namespace: 'commands-only' }));
    onLoad({ filter: SDK_CLIENTS, namespace: 'commands-only' }, ({ path }) => ({
      contents: [HELPER, ...commandNames(path).map(exported)].join('\n'),
      loader: 'js',
    }));
  },
};

/** Its name is computed, so that no bundler renames it. */
const HELPER = `
const command = (name) =>
  ({ [name]: class { constructor(input) { this.input = input ?? {}; } } })[name];`;

const exported = (name: string): string =>
  `export const ${name} = /* @__PURE__ */ command('${name}');`;

/** As the package declares them, a file for each. */
function commandNames(packageName: string): readonly string[] {
  const packageFile = require.resolve(`${packageName}/package.json`);
  return readdirSync(join(dirname(packageFile), 'dist-types', 'commands'))
    .map((file) => file.replace(/\.d\.ts$/, ''))
    .filter((name) => name.endsWith('Command'));
}
